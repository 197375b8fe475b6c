import { type Happened, type Of } from './happened.js';
import { inOrderOfOccurrence, type Told } from './told.js';

/** A mistake taken back, in any stream. Both the report and its retraction stay visible (law 5). */
export type ReportRetracted = Of<
  'ReportRetracted',
  Happened & {
    /** Id of the report that is taken back. */
    readonly retracts: string;
    readonly reason: 'did-not-occur' | 'incorrect-data';
    /** The report that tells it right. */
    readonly replacedBy?: string;
  }
>;

/** What stands of the retractions of one report. */
export interface Retraction {
  readonly retractionId: string;
  readonly occurredAt: string;
  readonly reason: string;
  readonly replacedBy: string | null;
  /** Whether the report itself has been told. */
  readonly matched: boolean;
}

/**
 * By the report taken back, what takes it back. Of several retractions of one report the first, in the order of
 * occurrence, stands. A retraction is a report too: one that was taken back by a later retraction takes nothing back.
 */
export function standingRetractions(
  retractions: readonly Told<ReportRetracted>[],
): ReadonlyMap<string, Retraction> {
  const latestFirst = [...retractions].sort(inOrderOfOccurrence).reverse();
  const taken = new Set<string>();
  const ids = new Set(retractions.map(({ id }) => id));
  const standing = new Map<string, Retraction>();
  for (const { id, event } of latestFirst) {
    if (taken.has(id)) continue;
    const { retracts, occurredAt, reason, replacedBy = null } = event.data;
    if (ids.has(retracts)) taken.add(retracts);
    standing.set(retracts, { retractionId: id, occurredAt, reason, replacedBy, matched: ids.has(retracts) });
  }
  // In the order of occurrence, so that what is listed of them never depends on arrival.
  return new Map([...standing].reverse());
}
