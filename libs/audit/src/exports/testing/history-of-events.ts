import { NO_KEYS } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { type HistoryToExport } from '../history-to-export.js';

/** A history of these events, whatever convoys they are of. */
export function historyOfEvents(convoyId: string, events: readonly RecordedEvent[]): HistoryToExport {
  return {
    convoyId,
    position: events.at(-1)?.position ?? 0n,
    streams: [...new Set(events.map(({ stream }) => stream))],
    parked: [],
    keys: NO_KEYS,
    recorded: async function* () {
      yield* await Promise.resolve(events);
    },
  };
}

export async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}
