import { Type } from '@sinclair/typebox';
import { readReport, type Report } from '#kafila/domain';
import { type JsonObject } from '#kafila/event-store';
import { type Caller, type Check, compileCheck, Problem, type ProblemDocument } from '#kafila/platform';
import { digestOf } from '../streams/digest.js';
import { type Recording, type OfferedFact } from '../streams/stream-writer.js';
import { type StreamWriters } from '../streams/stream-writers.js';
import { storeProblem } from '../streams/store.problems.js';
import { invalidReport, reportIdReused, unknownConvoy, unknownReportType } from './report.problems.js';
import { REPORT_SCHEMAS } from './report.request.js';

/** The durable answer to a report. Positions are decimal text. */
export interface Receipt {
  readonly outcome: 'recorded' | 'duplicate';
  readonly reportId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
}

/** What became of one report among many. */
export type Outcome =
  Receipt | { readonly outcome: 'refused'; readonly reportId?: string; readonly problem: ProblemDocument };

const KNOWN_TYPES = Object.keys(REPORT_SCHEMAS);
const checks = new Map<string, Check<unknown>>(
  Object.entries(REPORT_SCHEMAS).map(([type, schema]) => [type, compileCheck(schema)]),
);

/** Takes the reports of field units in. */
export class ReportTaker {
  constructor(private readonly writers: StreamWriters) {}

  /**
   * Takes one report. When the promise resolves, the fact is durable, and this is its receipt for ever.
   *
   * @throws Problem where it cannot be understood, its convoy is not known, or its id stands for other content; nothing
   * was recorded then
   */
  async take(body: unknown, caller: Caller): Promise<Receipt> {
    const report = understand(body);
    const fact = factOf(report, caller);
    const stream = `convoy-${report.convoyId}`;
    return receiptOf(report, stream, fact.digest, await this.writers.of(stream).record(fact));
  }

  /** Takes one report among many: a problem of its own does not concern the others. What is no problem throws. */
  async takeAmong(body: unknown, caller: Caller): Promise<Outcome> {
    try {
      return await this.take(body, caller);
    } catch (error) {
      const problem = error instanceof Problem ? error : storeProblem(error);
      if (!problem) throw error;
      return refused(body, problem);
    }
  }
}

/** The outcome of a report that was not recorded, with its id where it has one. */
export function refused(body: unknown, problem: Problem): Outcome {
  const { reportId } = (body ?? {}) as { reportId?: unknown };
  return {
    outcome: 'refused',
    ...(typeof reportId === 'string' ? { reportId } : {}),
    problem: problem.toDocument(),
  };
}

/** @throws Problem where it does not have the shape of its type */
function understand(body: unknown): Report {
  const { type } = (body ?? {}) as { type?: unknown };
  const check = typeof type === 'string' ? checks.get(type) : anyReport;
  if (!check) throw unknownReportType(String(type), KNOWN_TYPES);
  const checked = check(body);
  if (!checked.ok) throw invalidReport(checked.errors);
  const report = checked.value as Report;
  // UUIDs are the same in either case (RFC 9562, section 4); kept in lower case, they are the same text too.
  const reportId = report.reportId.toLowerCase();
  return reportId === report.reportId ? report : { ...report, reportId };
}

/** What can be said of a report without a readable type. */
const anyReport = compileCheck(
  Type.Object(
    { type: Type.Union(KNOWN_TYPES.map((type) => Type.Literal(type))) },
    { additionalProperties: true },
  ),
);

/** @throws Problem where a place or an instant in it means nothing */
function factOf(report: Report, caller: Caller): OfferedFact {
  const read = readReport(report);
  if ('faults' in read) {
    throw invalidReport(
      read.faults.map(({ code, pointer, detail }) => ({ code, pointer: `#${pointer}`, detail })),
    );
  }
  const { convoyId, unit } = report;
  const digest = contentDigest(report);
  return {
    digest,
    event: {
      id: report.reportId,
      type: read.event.type,
      data: { ...read.event.data } as JsonObject,
      metadata: {
        convoyId,
        $correlationId: convoyId,
        by: caller.id,
        unit: { ...unit },
        schemaVersion: 1,
        digest,
      },
    },
  };
}

/** The unit's clock while sending differs each time a report is sent, so it is no part of the content. */
function contentDigest(report: Report): string {
  if (report.unit.clockAt === undefined) return digestOf(report);
  const { clockAt, ...unit } = report.unit;
  return digestOf({ ...report, unit });
}

function receiptOf(report: Report, stream: string, sentDigest: string, recording: Recording): Receipt {
  const { reportId, convoyId } = report;
  switch (recording.outcome) {
    case 'no-such-stream':
      throw unknownConvoy(convoyId);
    case 'reused':
      throw reportIdReused(reportId, recording.knownDigest, sentDigest);
    case 'recorded':
    case 'duplicate': {
      const { revision, position, recordedAt } = recording.placement;
      return {
        outcome: recording.outcome,
        reportId,
        stream,
        revision,
        position: String(position),
        recordedAt,
      };
    }
  }
}
