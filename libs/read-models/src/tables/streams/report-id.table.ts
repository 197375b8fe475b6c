import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';

/** A report as its stream has it. */
export interface ReportInStream {
  readonly stream: string;
  readonly reportId: string;
  /** Of the first event with this id in the stream. */
  readonly position: bigint;
  readonly occurredAt: string;
}

const { name, bigint } = columnsFrom<ReportInStream>();

/**
 * Which streams have a report id: a line for each report. An index over all events, written once and never changed. Reads
 * go to `shared_reports`.
 */
export const reportIdTable = defineTable({
  name: 'report_ids',
  prefix: null,
  keyColumns: 2,
  rows: 'short',
  columns: {
    report_id: name(({ reportId }) => reportId),
    stream: name(({ stream }) => stream),
    position: bigint(({ position }) => position),
    occurred_at: name(({ occurredAt }) => occurredAt),
  },
});

/** The lines of those ids that two streams or more have: none as a rule. No stream alone tells of them. */
export const sharedReportTable = defineTable({
  name: 'shared_reports',
  prefix: null,
  keyColumns: 2,
  rows: 'short',
  since: 12,
  columns: {
    stream: name(({ stream }: ReportInStream) => stream),
    report_id: name(({ reportId }) => reportId),
    position: bigint(({ position }) => position),
    occurred_at: name(({ occurredAt }) => occurredAt),
  },
});

/** `Explanation.of`: where a stream took its report back, that another has one of the same id contradicts nothing. */
export function reportTakenBack(stream: string, reportId: string): string {
  return `${TAKEN_BACK} ${stream} ${reportId}`;
}

export const TAKEN_BACK = 'report-taken-back';

/** The id in such an explanation; undefined where it is another. Streams may have blanks in their names, ids have none. */
export function reportIdIn(explains: string): string | undefined {
  return explains.startsWith(`${TAKEN_BACK} `) ? explains.slice(explains.lastIndexOf(' ') + 1) : undefined;
}
