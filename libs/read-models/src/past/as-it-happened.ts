import { CARNET_DECISION_TYPES, CONVOY_DECISION_TYPES, reportIdOf, VOUCHING } from '#kafila/domain';
import { type JsonObject, type RecordedEvent } from '#kafila/event-store';

const DECISIONS = new Set([...CONVOY_DECISION_TYPES, ...CARNET_DECISION_TYPES, VOUCHING]);
const RETRACTION = 'ReportRetracted';

/** The form of all instants in events that can be folded: they compare as text. */
const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * The events of a stream that count up to an instant of the world, in the order of recording.
 *
 * - Facts and decisions count where they occurred by then. Where the plan of a convoy did not, nothing of the convoy counts.
 * - A retraction corrects a report, whatever the time. It counts where the report that it takes back counts, whenever the
 *   retraction was written. Where that report is not known, or is no report, the retraction counts by its own time.
 * - An event without a time counts: it stops its stream, as everywhere (law 7).
 *
 * @param history as far as it is known
 * @param at RFC 3339 in UTC with milliseconds; null: without limit
 */
export function asItHappened(history: readonly RecordedEvent[], at: string | null): readonly RecordedEvent[] {
  if (at === null) return history;
  const [first] = history;
  if (first?.type === 'ConvoyPlanned' && !occurredBy(first, at)) return [];
  const retractions = history.filter(({ type }) => type === RETRACTION);
  const counting = retractions.length === 0 ? undefined : retractionsThatCount(history, retractions, at);
  return history.filter((event) => counting?.get(event) ?? occurredBy(event, at));
}

/** Gives a stream from its first event on, page by page, as often as it is asked. */
export type Pages = () => AsyncIterable<readonly RecordedEvent[]>;

/**
 * The same for a stream that is too long to lie in memory as a whole: whether an event of it counts. Retractions, and the
 * reports that they take back, are held.
 */
export async function countingIn(
  pages: Pages,
  at: string | null,
): Promise<(event: RecordedEvent) => boolean> {
  if (at === null) return () => true;
  const retracted = new Set<unknown>();
  let first: RecordedEvent | undefined;
  for await (const page of pages()) {
    first ??= page[0];
    if (first?.type === 'ConvoyPlanned' && !occurredBy(first, at)) return () => false;
    for (const { type, data } of page) if (type === RETRACTION) retracted.add(data['retracts']);
  }
  if (retracted.size === 0) return (event) => occurredBy(event, at);
  const linked: RecordedEvent[] = [];
  for await (const page of pages()) {
    for (const event of page) {
      if (event.type === RETRACTION || retracted.has(reportIdOf(event))) linked.push(event);
    }
  }
  const retractions = linked.filter(({ type }) => type === RETRACTION);
  const counting = new Map<number, boolean>();
  for (const [event, counts] of retractionsThatCount(linked, retractions, at))
    counting.set(event.revision, counts);
  return (event) => counting.get(event.revision) ?? occurredBy(event, at);
}

function occurredBy({ data: { occurredAt } }: RecordedEvent, at: string): boolean {
  return typeof occurredAt !== 'string' || !UTC.test(occurredAt) || occurredAt <= at;
}

/**
 * Whether each retraction counts. One may take back another: all of such a chain count where the report at its end counts.
 * Retractions that take each other back in a ring concern no report: they count from the time of the first of them on, and
 * so does all that leads to them.
 */
function retractionsThatCount(
  history: readonly RecordedEvent[],
  retractions: readonly RecordedEvent[],
  at: string,
): ReadonlyMap<RecordedEvent, boolean> {
  const reports = new Map(
    history.filter(({ type }) => !DECISIONS.has(type)).map((event) => [reportIdOf(event), event]),
  );
  const counting = new Map<RecordedEvent, boolean>();
  for (const retraction of retractions) {
    const chain = new Set<RecordedEvent>();
    let last = retraction;
    let next: RecordedEvent | undefined = retraction;
    while (next?.type === RETRACTION && !chain.has(next) && !counting.has(next)) {
      chain.add(next);
      last = next;
      const { retracts }: JsonObject = next.data;
      next = typeof retracts === 'string' ? reports.get(retracts) : undefined;
    }
    const ends = next && chain.has(next) ? ringOf(chain, next) : [next ?? last];
    const counts = ends.some((end) => counting.get(end) ?? occurredBy(end, at));
    for (const each of chain) counting.set(each, counts);
  }
  return counting;
}

function ringOf(chain: ReadonlySet<RecordedEvent>, first: RecordedEvent): readonly RecordedEvent[] {
  const inOrder = [...chain];
  return inOrder.slice(inOrder.indexOf(first));
}
