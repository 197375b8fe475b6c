import { atOnce } from '#kafila/domain';
import { type Database } from '../database/schema.js';
import { type Report } from '../runner/projection/projection.js';
import { keyOf, type WantedRows } from '../runner/rows/rows.js';
import { filling } from '../tables/descriptor/filled-rows.js';
import { sharedReportTable, type ReportInStream } from '../tables/streams/report-id.table.js';
import { reportsOf } from '../trips/kinds/reports-in.js';

const rows = filling(sharedReportTable, (reports: readonly ReportInStream[]) => reports);

/**
 * Of the reports that count in a stream, those whose ids other streams have by now. Whether these had them by then, their
 * own rows tell.
 */
export function sharedRows(stream: string, shared: readonly Report[]): WantedRows {
  const cells = atOnce(rows.fillingRows(reportsOf(stream, shared)));
  const byKey = new Map(cells.map((row) => [keyOf(sharedReportTable, row), row]));
  return new Map([[sharedReportTable.name, byKey]]);
}

/** The report ids that these streams and others have by what is known now: by stream. */
export async function sharedIds(
  db: Database,
  streams: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = await db
    .selectFrom('shared_reports')
    .select(['stream', 'report_id'])
    .where('stream', 'in', streams)
    .execute();
  const shared = new Map<string, Set<string>>();
  for (const { stream, report_id: reportId } of found) {
    const known = shared.get(stream);
    if (known) known.add(reportId);
    else shared.set(stream, new Set([reportId]));
  }
  return shared;
}
