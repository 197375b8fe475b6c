import { savedWithin, type SavedWithin } from '../unit-clock/saved-within.js';
import { type Standing, type Unit } from './recorded.js';

export interface StoredEvent {
  readonly id: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Set by whoever reads streams out of a store, see `standingOf`. Never stored. Absent: it counts without reserve. */
  readonly standing?: Standing;
}

/** The form in which events are written today. Raised with every change of a form; see `upcast.ts`. */
export const SCHEMA_VERSION = 3;

/**
 * The id that its unit gave a report. The event has another one, minted when the report was taken in; of events of before, and of
 * decisions, it is the event's own.
 */
export function reportIdOf({ id, metadata }: Pick<StoredEvent, 'id' | 'metadata'>): string {
  const { reportId } = metadata;
  return typeof reportId === 'string' ? reportId : id;
}

/** The form of all instants in events, which is ordered as text. */
const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** @throws where an event does not say when it occurred: nothing can be made of it */
export function requireInstant({ type, data }: StoredEvent): void {
  const { occurredAt } = (data ?? {}) as { occurredAt?: unknown };
  if (typeof occurredAt !== 'string' || !UTC.test(occurredAt) || Number.isNaN(Date.parse(occurredAt))) {
    throw new Error(`A ${type} without a readable occurredAt cannot be folded.`);
  }
}

export function unitOf({ metadata }: Pick<StoredEvent, 'metadata'>): Unit | null {
  const { unit } = metadata as { unit?: Partial<Unit> };
  return typeof unit?.unitId === 'string' ? (unit as Unit) : null;
}

/** Who handed it over, where its unit did not. Of what was recorded before this was noted it is not known. */
export function carrierOf({ metadata }: Pick<StoredEvent, 'metadata'>): string | undefined {
  const { carriedBy } = metadata;
  return typeof carriedBy === 'string' ? carriedBy : undefined;
}

/** When its unit must have saved it. Undefined where it did not tell, or tells what contradicts itself. It corrects nothing. */
export function savedWithinOf(event: Pick<StoredEvent, 'recordedAt' | 'metadata'>): SavedWithin | undefined {
  return savedWithin({ recordedAt: event.recordedAt, unit: unitOf(event), carriedBy: carrierOf(event) });
}
