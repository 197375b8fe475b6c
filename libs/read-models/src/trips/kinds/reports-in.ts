import {
  atOnce,
  CARNET_DECISION_TYPES,
  CONVOY_DECISION_TYPES,
  type Recorded,
  VOUCHING,
} from '#kafila/domain';
import { readableOf, type ReadEvent } from '../../runner/folding/read-event.js';
import { type Report } from '../../runner/projection/projection.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { filling } from '../../tables/descriptor/filled-rows.js';
import { reportIdTable, type ReportInStream } from '../../tables/streams/report-id.table.js';
import { type Positioned } from './positioned.js';

const DECISIONS: ReadonlySet<string> = new Set([
  ...CONVOY_DECISION_TYPES,
  ...CARNET_DECISION_TYPES,
  VOUCHING,
]);

/** Ids are UUIDs. What is longer was never one of ours, and could not be indexed together with its stream. */
const LONGEST = 200;

/** Of the table `report_ids`. */
const lines = filling(reportIdTable, (reports: readonly ReportInStream[]) => reports);

/** Reports are all events but decisions and vouching, also those that take others back. */
export function reportOf({ id, position, event }: Positioned<Recorded>): Report | undefined {
  if (DECISIONS.has(event.type) || id.length > LONGEST) return undefined;
  return { reportId: id, position, occurredAt: event.data.occurredAt };
}

/** The reports among events that were read. */
export function reportsAmong(events: readonly ReadEvent[]): readonly Report[] {
  return readableOf(events).flatMap((event) => reportOf(event as Positioned<Recorded>) ?? []);
}

/** Each id once: what came first in a stream counts. */
export function reportsOf(stream: string, reports: readonly Report[]): readonly ReportInStream[] {
  const byId = new Map<string, ReportInStream>();
  for (const report of reports) {
    const known = byId.get(report.reportId);
    if (!known || report.position < known.position) byId.set(report.reportId, { stream, ...report });
  }
  return [...byId.values()];
}

/** Lines of `report_ids`. */
export function reportLines(stream: string, reports: readonly Report[]): readonly (readonly Cell[])[] {
  return atOnce(lines.fillingRows(reportsOf(stream, reports)));
}
