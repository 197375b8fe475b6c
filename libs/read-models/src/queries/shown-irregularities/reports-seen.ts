import { atOnce } from '#kafila/domain';
import { type ReadEvent } from '../../runner/folding/read-event.js';
import { type ReportInStream } from '../../tables/streams/report-id.table.js';
import { MOST_SHARED } from './candidate-reports.js';
import { reportsAmong, reportsOf } from '../../trips/kinds/reports-in.js';

/** Taken in before others have their turn. */
const AT_ONCE = 500;

/**
 * The reports of several streams as they come in, to find the ids that two of them have. Of a stream that shares more than it may,
 * the least ids count, as in `reportPairsOf`.
 */
export class ReportsSeen {
  readonly #first = new Map<string, ReportInStream>();
  /** All reports of each id that more than one stream has. */
  readonly #shared = new Map<string, ReportInStream[]>();
  /** The least of these ids by stream, in their order. */
  readonly #least = new Map<string, string[]>();

  /** Takes events of one stream, in any order. */
  add(stream: string, events: readonly ReadEvent[]): void {
    atOnce(this.adding(stream, events));
  }

  /** The same in portions, so that others have their turn. */
  *adding(stream: string, events: readonly ReadEvent[]): Generator<void, void> {
    for (let from = 0; from < events.length; from += AT_ONCE) {
      this.#add(stream, events.slice(from, from + AT_ONCE));
      yield;
    }
  }

  #add(stream: string, events: readonly ReadEvent[]): void {
    for (const report of reportsOf(stream, reportsAmong(events))) {
      const { reportId } = report;
      const first = this.#first.get(reportId);
      if (!first) {
        this.#first.set(reportId, report);
        continue;
      }
      const known = this.#shared.get(reportId) ?? [first];
      if (known.some((one) => one.stream === stream)) continue;
      known.push(report);
      if (known.length === 2) this.#note(first.stream, reportId);
      this.#note(stream, reportId);
      this.#shared.set(reportId, known);
    }
  }

  #note(stream: string, reportId: string): void {
    const least = this.#least.get(stream) ?? [];
    this.#least.set(stream, least);
    if (least.length >= MOST_SHARED && reportId > (least.at(-1) ?? '')) return;
    least.splice(placeAmong(least, reportId), 0, reportId);
    if (least.length > MOST_SHARED) least.pop();
  }

  /** Reports of this stream with those of other streams that have the same id. */
  sharedBy(stream: string): readonly (readonly [mine: ReportInStream, theirs: ReportInStream])[] {
    return (this.#least.get(stream) ?? []).flatMap((reportId) => {
      const reports = this.#shared.get(reportId) ?? [];
      const mine = reports.find((one) => one.stream === stream);
      return mine ? reports.filter((one) => one !== mine).map((theirs) => [mine, theirs] as const) : [];
    });
  }
}

/** By halving: after all that are less. */
function placeAmong(ids: readonly string[], id: string): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
