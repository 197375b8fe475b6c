import { type ReadEvent } from '../../runner/folding/read-event.js';
import { type ReportInStream } from '../../tables/streams/report-id.table.js';
import { reportsAmong, reportsOf } from '../../trips/kinds/reports-in.js';

/** The reports of several streams as they come in, to find the ids that two of them have. */
export class ReportsSeen {
  readonly #first = new Map<string, ReportInStream>();
  /** All reports of each id that more than one stream has. */
  readonly #shared = new Map<string, readonly ReportInStream[]>();

  /** Takes events of one stream, in any order. */
  add(stream: string, events: readonly ReadEvent[]): void {
    for (const report of reportsOf(stream, reportsAmong(events))) {
      const { reportId } = report;
      const first = this.#first.get(reportId);
      if (!first) this.#first.set(reportId, report);
      else {
        const known = this.#shared.get(reportId) ?? [first];
        if (known.every((one) => one.stream !== stream)) this.#shared.set(reportId, [...known, report]);
      }
    }
  }

  /** Reports of this stream with those of other streams that have the same id. */
  sharedBy(stream: string): readonly (readonly [mine: ReportInStream, theirs: ReportInStream])[] {
    return [...this.#shared.values()].flatMap((reports) => {
      const mine = reports.find((one) => one.stream === stream);
      return mine ? reports.filter((one) => one !== mine).map((theirs) => [mine, theirs] as const) : [];
    });
  }
}
