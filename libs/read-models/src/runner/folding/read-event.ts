import { type KeyPlaces, reportIdOf, withStanding } from '#kafila/domain';
import { type RawContent, type RecordedEvent } from '#kafila/event-store';
import { reasonOf } from '../../database/reason.js';
import { type SkippedOf } from '../parking/skipped-events.js';
import { type StreamKind } from '../projection/projection.js';

interface Place {
  /** Of a report the id that its unit gave it; else the event's own. */
  readonly id: string;
  readonly revision: number;
  readonly position: bigint;
}

/**
 * An event with its place, and what could be read of it. One that could not be read parks its stream, unless it is taken
 * back. One that is skipped was left out by a person, with a reason.
 */
export type ReadEvent<Event = unknown> = Place &
  ({ readonly event: Event } | { readonly unreadable: string } | { readonly skipped: true });

/** @param keys by which it has its standing */
export function readEvent<Event>(
  kind: Pick<StreamKind<Event>, 'read'>,
  recorded: RecordedEvent,
  skippedOf: SkippedOf,
  keys: KeyPlaces,
): ReadEvent<Event> {
  const { stream, revision, position } = recorded;
  const id = reportIdOf(recorded);
  if (skippedOf(stream)?.has(revision)) return { id, revision, position, skipped: true };
  if (recorded.raw) return { id, revision, position, unreadable: notJson(recorded.raw) };
  try {
    return { id, revision, position, event: kind.read(withStanding(recorded, keys)) };
  } catch (error) {
    return { id, revision, position, unreadable: reasonOf(error) };
  }
}

function notJson({ contentType, dataBase64 }: RawContent): string {
  const bytes = Buffer.byteLength(dataBase64, 'base64');
  return `It holds no JSON object with JSON metadata, but ${bytes} bytes of ${contentType}: another program wrote it.`;
}

/** Those that could be read, in the same order. */
export function readableOf<Event>(events: readonly ReadEvent<Event>[]): readonly Event[] {
  const readable: Event[] = [];
  for (const one of events) if ('event' in one) readable.push(one.event);
  return readable;
}

/**
 * The events to fold: without those that were skipped, and without unreadable ones that are taken back.
 *
 * @throws where another one could not be read
 */
export function eventsToFold<Event>(
  kind: Pick<StreamKind<Event>, 'takenBack'>,
  history: readonly ReadEvent<Event>[],
): readonly Event[] {
  const readable = readableOf(history);
  if (readable.length === history.length) return readable;
  const unreadable = history.flatMap((one) => ('unreadable' in one ? [one] : []));
  if (unreadable.length === 0) return readable;
  const takenBack = kind.takenBack(readable);
  const fault = unreadable.find(({ id }) => !takenBack.has(id));
  if (fault) throw new Error(fault.unreadable);
  return readable;
}
