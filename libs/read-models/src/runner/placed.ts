import { type RecordedEvent } from '#kafila/event-store';
import { reasonOf } from '../database/reason.js';
import { type StreamKind } from './projection.js';

/** An event with its place, and what could be read of it. */
export interface Placed {
  readonly id: string;
  readonly revision: number;
  readonly position: bigint;
  /** Undefined where it could not be read, or is left out. */
  readonly event: unknown;
  /** Why it could not be read. It parks its stream, unless it is taken back. */
  readonly unreadable?: string;
  /** Somebody left it out, with a reason. */
  readonly skipped?: true;
}

/** The revisions that are left out of a stream; undefined where there are none. */
export type SkippedOf = (stream: string) => ReadonlySet<number> | undefined;

/** Reads an event where it stands. */
export function placed(kind: StreamKind, recorded: RecordedEvent, skippedOf: SkippedOf): Placed {
  const { id, stream, revision, position } = recorded;
  if (skippedOf(stream)?.has(revision)) return { id, revision, position, event: undefined, skipped: true };
  try {
    return { id, revision, position, event: kind.read(recorded) };
  } catch (error) {
    return { id, revision, position, event: undefined, unreadable: reasonOf(error) };
  }
}

/** Whether all of them can be folded as they are. */
export function allReadable(events: readonly Placed[]): boolean {
  return events.every(({ unreadable, skipped }) => unreadable === undefined && skipped === undefined);
}

/**
 * What there is to fold: without what was skipped, and without what could not be read and is taken back.
 *
 * @throws where something else could not be read
 */
export function eventsToFold(kind: StreamKind, history: readonly Placed[]): readonly unknown[] {
  if (allReadable(history)) return history.map(({ event }) => event);
  const kept = history.filter(({ skipped }) => skipped === undefined);
  const readable = kept.filter(({ unreadable }) => unreadable === undefined).map(({ event }) => event);
  if (readable.length === kept.length) return readable;
  const takenBack = kind.takenBack(readable);
  const fault = kept.find(({ id, unreadable }) => unreadable !== undefined && !takenBack.has(id));
  if (fault) throw new Error(fault.unreadable);
  return readable;
}
