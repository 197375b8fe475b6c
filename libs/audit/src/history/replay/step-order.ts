import { type HistoryEvent } from '../fold/recorded-history.js';

export const ORDERS = ['recording', 'occurrence'] as const;
export type StepOrder = (typeof ORDERS)[number];

/** An event, and what has to be folded with it. */
export interface OrderedEvent {
  readonly event: HistoryEvent;
  /** The event itself, unless it was folded before, and what takes it back. */
  readonly folded: readonly HistoryEvent[];
}

/** The events in the order in which a replay steps through them. @param history in the order of recording */
export function orderedEvents(history: readonly HistoryEvent[], order: StepOrder): readonly OrderedEvent[] {
  return order === 'recording'
    ? history.map((event) => ({ event, folded: [event] }))
    : inOrderOfOccurrence(history);
}

/**
 * In the order of occurrence, by all that is known now: what was taken back is so from the moment it seems to have
 * occurred, and a retraction has nothing left to change in its own turn, unless it comes before its report.
 */
function inOrderOfOccurrence(history: readonly HistoryEvent[]): readonly OrderedEvent[] {
  const retractions = new Map<string, HistoryEvent[]>();
  for (const event of history) {
    const { retracts } = event.shown;
    if (retracts === undefined) continue;
    const key = keyOf(event, retracts);
    retractions.set(key, [...(retractions.get(key) ?? []), event]);
  }
  const done = new Set<HistoryEvent>();
  const withRetractions = (event: HistoryEvent): readonly HistoryEvent[] => {
    const found: HistoryEvent[] = [];
    for (const open = [event]; open.length > 0;) {
      const next = open.pop();
      if (!next || done.has(next)) continue;
      done.add(next);
      found.push(next);
      open.push(...(retractions.get(keyOf(next, next.recorded.id)) ?? []));
    }
    return found;
  };
  return [...history].sort(byOccurrence).map((event) => ({ event, folded: withRetractions(event) }));
}

function keyOf({ recorded: { stream } }: HistoryEvent, id: string): string {
  return `${stream} ${id}`;
}

/** Of one moment: decisions first, as they were taken; then by id, as facts are folded. */
function byOccurrence(a: HistoryEvent, b: HistoryEvent): number {
  return compare(momentOf(a), momentOf(b)) || compare(rankOf(a), rankOf(b));
}

function momentOf({ shown }: HistoryEvent): string {
  return shown.occurredAt ?? shown.recordedAt;
}

function rankOf({ shown, recorded }: HistoryEvent): string {
  return shown.eventId === undefined
    ? `2 ${recorded.id}`
    : `1 ${recorded.position.toString().padStart(20, '0')}`;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
