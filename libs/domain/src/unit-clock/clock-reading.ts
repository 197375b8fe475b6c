import { millisOf, parseInstant } from '../time/instant.js';

/** What a device showed at one moment: its clock, and its counter of milliseconds, which nobody sets. */
export type ClockReading = {
  /** Its clock: RFC 3339 with the offset that it showed. */
  readonly wall: string;
  /** Milliseconds since its counter began (`performance.now()` of a browser). In a device that sleeps it may stand still. */
  readonly monotonicMs: number;
  /** Names the one run of the counter: made anew whenever the counter begins. */
  readonly pageId: string;
};

/** The same when the unit saved what it saw. It stands in what is signed. */
export type SavedReading = ClockReading & {
  /** The latest time that a service had told it by then. */
  readonly lastServerTime?: string;
};

/** A reading with its instants in milliseconds since 1970. */
export interface ReadClock {
  readonly wall: number;
  readonly monotonicMs: number;
  readonly pageId: string;
}

/** Undefined where it is none: an event may have been written by anybody. */
export function readClock(reading: unknown): ReadClock | undefined {
  const { wall, monotonicMs, pageId } = (reading ?? {}) as Partial<Record<keyof ClockReading, unknown>>;
  const at = readMillis(wall);
  if (at === undefined || typeof pageId !== 'string') return undefined;
  if (typeof monotonicMs !== 'number' || !Number.isFinite(monotonicMs)) return undefined;
  return { wall: at, monotonicMs, pageId };
}

/** Milliseconds since 1970 of what may be an instant. */
export function readMillis(text: unknown): number | undefined {
  if (typeof text !== 'string' || typeof parseInstant(text) === 'string') return undefined;
  return millisOf(text);
}
