import { type KeyPlaces } from '#kafila/domain';
import { type EventReader, type RecordedEvent, streamPages } from '#kafila/event-store';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readEvent, type ReadEvent } from '../runner/folding/read-event.js';
import { type StreamKind } from '../runner/projection/projection.js';
import { inTurns } from './in-turns.js';

/** The stream up to a position, page by page: what the projection has seen of it. */
export async function* pagesUpTo(
  eventStore: Pick<EventReader, 'readStream'>,
  stream: string,
  position: bigint,
): AsyncGenerator<readonly RecordedEvent[], void> {
  for await (const page of streamPages(eventStore, stream)) {
    const seen = page.filter((event) => event.position <= position);
    if (seen.length > 0) yield seen;
    if (seen.length < page.length) return;
    // A store on this machine gives page after page without a pause.
    await nextTurn();
  }
}

/** Reads events as a kind takes them, without those of some revisions. Others in the process have their turn meanwhile. */
export async function readEvents<Event>(
  kind: Pick<StreamKind<Event>, 'read'>,
  history: readonly RecordedEvent[],
  skipped: ReadonlySet<number>,
  keys: KeyPlaces,
): Promise<readonly ReadEvent<Event>[]> {
  const events: ReadEvent<Event>[] = [];
  const reading = (function* (): Generator<void, void> {
    for (const event of history) {
      events.push(readEvent(kind, event, () => skipped, keys));
      yield;
    }
  })();
  await inTurns(reading);
  return events;
}
