import { type HistoryToExport } from '../history-to-export.js';
import { cloudEvent } from './cloud-event.js';

/** A history as CloudEvents, one a line (`application/x-ndjson`). */
export async function* cloudEventLines(history: HistoryToExport): AsyncGenerator<string, void> {
  for await (const event of history.recorded()) yield `${JSON.stringify(cloudEvent(event))}\n`;
}

/** A history as one batch of CloudEvents (`application/cloudevents-batch+json`). */
export async function* cloudEventBatch(history: HistoryToExport): AsyncGenerator<string, void> {
  let before = '[\n';
  for await (const event of history.recorded()) {
    yield `${before}${JSON.stringify(cloudEvent(event))}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
