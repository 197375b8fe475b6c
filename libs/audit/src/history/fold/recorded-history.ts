import { inDoubtFrom, NO_KEYS, withStanding } from '#kafila/domain';
import { type EventReader, type RecordedEvent } from '#kafila/event-store';
import { inTurns, itemsOf, kindOf, type ReadEvent, readEvent, trips } from '#kafila/read-models';
import { type HistoryToRead } from '../convoy-history.js';
import { inOrderOfRecording } from '../in-order-of-recording.js';
import { type LeftOut, type ShownEvent } from '../shown-event.answer.js';

/** One event of a history. */
export interface HistoryEvent {
  readonly recorded: RecordedEvent;
  /** As the folds take it. */
  readonly placed: ReadEvent;
  readonly shown: ShownEvent;
  /** Of a report that is in doubt now: since the event at which position, and how the folds took it before. */
  readonly doubt?: { readonly from: bigint; readonly before: ReadEvent };
  /** Why somebody has left it out of all folds; null where nobody has. */
  readonly skipped: LeftOut | null;
}

/** All events of a history, in the order of recording: to fold some of them, all that was recorded later may be needed. */
export async function readHistory(
  store: Pick<EventReader, 'readStream'>,
  { streams, position, skipped, keys }: HistoryToRead,
): Promise<readonly HistoryEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of inOrderOfRecording(store, streams, { upTo: position }))
    events.push(withStanding(event, keys));
  const shown = await inTurns(shownByPosition(events));
  const leftOut = new Map(
    skipped.map(({ position: at, by, reason, skippedAt }) => [at, { by, reason, at: skippedAt }]),
  );
  const history: HistoryEvent[] = [];
  const reading = (function* (): Generator<void, void> {
    for (const recorded of events) {
      const { stream, revision, position: at } = recorded;
      const item = shown.get(at);
      const left = leftOut.get(at) ?? null;
      const skippedOf = (): ReadonlySet<number> | undefined => (left ? new Set([revision]) : undefined);
      const kind = kindOf(trips, stream);
      const placed = readEvent(kind, recorded, skippedOf, keys);
      const from = inDoubtFrom(recorded, keys);
      const { standing: _now, ...then } = recorded as RecordedEvent & { standing?: unknown };
      const doubt = from !== undefined && { from, before: readEvent(kind, then, skippedOf, NO_KEYS) };
      if (item) history.push({ recorded, placed, shown: item, skipped: left, ...(doubt && { doubt }) });
      yield;
    }
  })();
  await inTurns(reading);
  return history;
}

/** @yields after each event, so that others have their turn */
function* shownByPosition(
  events: readonly RecordedEvent[],
): Generator<void, ReadonlyMap<bigint, ShownEvent>> {
  const byStream = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const others = byStream.get(event.stream);
    if (others) others.push(event);
    else byStream.set(event.stream, [event]);
    yield;
  }
  const shown = new Map<bigint, ShownEvent>();
  for (const [stream, ofStream] of byStream) {
    for (const item of itemsOf(ofStream)) {
      shown.set(BigInt(item.position), { stream, ...item });
      yield;
    }
  }
  return shown;
}
