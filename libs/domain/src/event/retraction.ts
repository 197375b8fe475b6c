import { type Happened, type Of } from './happened.js';
import { inOrderOfOccurrence, type Recorded } from './recorded.js';

/** A mistake taken back, in any stream. Both the report and its retraction stay visible (law 5). */
export type ReportRetracted = Of<
  'ReportRetracted',
  Happened & {
    /** Id of the report that is taken back. */
    readonly retracts: string;
    readonly reason: 'did-not-occur' | 'incorrect-data';
    readonly replacedBy?: string;
  }
>;

export interface Retraction {
  readonly retractionId: string;
  readonly occurredAt: string;
  readonly reason: string;
  readonly replacedBy: string | null;
  readonly matched: boolean;
}

/** Standing retractions of a fold, whose reports come one after the other: copied once, whatever many of them come. */
export class MatchedRetractions {
  #own: Map<string, Retraction> | undefined;

  constructor(private readonly known: ReadonlyMap<string, Retraction>) {}

  /** All of them, once a report has come; undefined where nothing takes it back. */
  match(reportId: string): ReadonlyMap<string, Retraction> | undefined {
    const all = this.#own ?? this.known;
    const retraction = all.get(reportId);
    if (!retraction || retraction.matched) return retraction && all;
    this.#own ??= new Map(this.known);
    return this.#own.set(reportId, { ...retraction, matched: true });
  }
}

/**
 * By report taken back, the first retraction of it in the order of occurrence. A retraction that is itself taken back
 * takes nothing back. Where they take each other back in a ring, the last of the ring stands.
 */
export function standingRetractions(
  retractions: readonly Recorded<ReportRetracted>[],
): ReadonlyMap<string, Retraction> {
  const byId = new Map(retractions.map((recorded) => [recorded.id, recorded]));
  const inOrder = [...byId.values()].sort(inOrderOfOccurrence);
  const takenBack = takenBackAmong(byId, inOrder);
  const standing = new Map<string, Retraction>();
  for (const { id, event } of inOrder) {
    const { retracts, occurredAt, reason, replacedBy = null } = event.data;
    if (takenBack.has(id) || standing.has(retracts)) continue;
    standing.set(retracts, { retractionId: id, occurredAt, reason, replacedBy, matched: byId.has(retracts) });
  }
  return standing;
}

/**
 * The retractions that stand no more. Each is judged after all that take it back, whenever they occurred: clocks differ.
 * One loop over each chain and no recursion, however long a chain is.
 */
function takenBackAmong(
  byId: ReadonlyMap<string, Recorded<ReportRetracted>>,
  inOrder: readonly Recorded<ReportRetracted>[],
): ReadonlySet<string> {
  const unjudged = new Map<string, number>();
  const count = (id: string, by: number): number => {
    const left = (unjudged.get(id) ?? 0) + by;
    unjudged.set(id, left);
    return left;
  };
  for (const { event } of inOrder) count(event.data.retracts, 1);

  const judged = new Set<string>();
  const takenBack = new Set<string>();
  const judgeFrom = (first: Recorded<ReportRetracted>): void => {
    let next: Recorded<ReportRetracted> | undefined = first;
    while (next && !judged.has(next.id)) {
      judged.add(next.id);
      const { retracts }: ReportRetracted['data'] = next.event.data;
      if (!takenBack.has(next.id)) takenBack.add(retracts);
      next = count(retracts, -1) === 0 ? byId.get(retracts) : undefined;
    }
  };
  const latestFirst = inOrder.toReversed();
  for (const recorded of latestFirst) if ((unjudged.get(recorded.id) ?? 0) === 0) judgeFrom(recorded);
  // What is left are rings.
  for (const recorded of latestFirst) judgeFrom(recorded);
  return takenBack;
}
