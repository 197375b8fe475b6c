import { ascending, reportIdOf } from '#kafila/domain';
import { sorting } from '#kafila/read-models';
import { type HistoryEvent } from '../fold/recorded-history.js';

export const ORDERS = ['recording', 'occurrence'] as const;
export type StepOrder = (typeof ORDERS)[number];

/** An event, and what has to be folded with it. */
export interface OrderedEvent {
  readonly event: HistoryEvent;
  /** The event itself, unless it was folded before, and what takes it back. */
  readonly folded: readonly HistoryEvent[];
}

/**
 * The events in the order in which a replay steps through them. In portions, so that others have their turn.
 *
 * @param history in the order of recording
 */
export function* orderedEvents(
  history: readonly HistoryEvent[],
  order: StepOrder,
): Generator<void, readonly OrderedEvent[]> {
  if (order === 'occurrence') return yield* inOrderOfOccurrence(history);
  const ordered: OrderedEvent[] = [];
  for (const event of history) {
    ordered.push({ event, folded: [event] });
    yield;
  }
  return ordered;
}

/**
 * In the order of occurrence, by all that is known now. A retraction is no event of the world: it is folded with what it
 * takes back, whenever it was written, and has nothing left to change in its own turn. The states are those that a read
 * with `at` shows (`asItHappened` of the read models).
 */
function* inOrderOfOccurrence(history: readonly HistoryEvent[]): Generator<void, readonly OrderedEvent[]> {
  const reports = new Map<string, HistoryEvent>();
  for (const event of history) {
    // A decision cannot be taken back.
    if (event.shown.eventId === undefined) reports.set(keyOf(event, reportIdOf(event.recorded)), event);
    yield;
  }
  const retractions = new Map<HistoryEvent, HistoryEvent[]>();
  for (const event of history) {
    const report = reportTakenBack(event, reports);
    const known = report && retractions.get(report);
    if (known) known.push(event);
    else if (report) retractions.set(report, [event]);
    yield;
  }
  const inRings = yield* findingRings(history, reports);
  const done = new Set<HistoryEvent>();
  const withRetractions = (event: HistoryEvent): readonly HistoryEvent[] => {
    const report = reportTakenBack(event, reports);
    if (report && !done.has(report) && !inRings.has(event)) return [];
    const found: HistoryEvent[] = [];
    for (const open = [event]; open.length > 0;) {
      const next = open.pop();
      if (!next || done.has(next)) continue;
      done.add(next);
      found.push(next);
      for (const retraction of retractions.get(next) ?? []) open.push(retraction);
    }
    return found;
  };
  const ordered: OrderedEvent[] = [];
  for (const event of yield* sorting(history, byOccurrence)) {
    ordered.push({ event, folded: withRetractions(event) });
    yield;
  }
  return ordered;
}

/** Undefined where it takes nothing back, or nothing that was recorded. */
function reportTakenBack(
  event: HistoryEvent,
  reports: ReadonlyMap<string, HistoryEvent>,
): HistoryEvent | undefined {
  const { retracts } = event.shown;
  return retracts === undefined ? undefined : reports.get(keyOf(event, retracts));
}

/**
 * The retractions that take each other back in a ring: the first of them does not wait for the others. What leads to a ring
 * and is not of it does wait. Each event is gone through once, however long the chains are.
 */
function* findingRings(
  history: readonly HistoryEvent[],
  reports: ReadonlyMap<string, HistoryEvent>,
): Generator<void, ReadonlySet<HistoryEvent>> {
  const inRings = new Set<HistoryEvent>();
  const seen = new Set<HistoryEvent>();
  for (const event of history) {
    const path: HistoryEvent[] = [];
    let next: HistoryEvent | undefined = event;
    for (; next && !seen.has(next); next = reportTakenBack(next, reports)) {
      seen.add(next);
      path.push(next);
      yield;
    }
    // Where this path comes back to itself, it ends with a ring.
    const ring = next ? path.indexOf(next) : -1;
    if (ring >= 0) for (const one of path.slice(ring)) inRings.add(one);
  }
  return inRings;
}

function keyOf({ recorded: { stream } }: HistoryEvent, id: string): string {
  return `${stream} ${id}`;
}

/** Of one moment: decisions first, as they were taken; then by id, as facts are folded. */
function byOccurrence(a: HistoryEvent, b: HistoryEvent): number {
  return ascending(momentOf(a), momentOf(b)) || ascending(rankOf(a), rankOf(b));
}

/** When it occurred; when it was recorded, where that cannot be read. */
export function momentOf({ shown }: HistoryEvent): string {
  return shown.occurredAt ?? shown.recordedAt;
}

function rankOf({ shown, recorded }: HistoryEvent): string {
  return shown.eventId === undefined
    ? `2 ${reportIdOf(recorded)}`
    : `1 ${recorded.position.toString().padStart(20, '0')}`;
}
