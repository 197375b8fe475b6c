import { Problem, type ProblemDocument } from '#kafila/platform';
import { storeProblem } from '../streams/store.problems.js';
import { type Recording } from '../streams/waiting-facts.js';
import { reportIdReused, unknownConvoy } from './report.problems.js';
import { type JudgedReport } from './judging/judge-report.js';

/** The durable answer to a report. Positions are decimal text. */
export interface Receipt {
  readonly outcome: 'recorded' | 'duplicate';
  readonly reportId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
}

/** A report among many that was not recorded, and why. */
export interface RefusedReport {
  readonly outcome: 'refused';
  readonly reportId?: string;
  readonly problem: ProblemDocument;
}

/** What became of one report among many. */
export type Outcome = Receipt | RefusedReport;

/** The same of one that is refused like many before it. */
export interface ShortRefusal {
  readonly outcome: 'refused';
  /** Of a stream of lines. */
  readonly line?: number;
  readonly reportId?: string;
  readonly status: number;
  readonly code: string;
  /** Where it may be sent again: after so long. */
  readonly retryAfterSeconds?: number;
}

/** The receipt of a report. @throws Problem, or what the store threw, where it was not recorded */
export function receiptOf(
  { report, stream, fact, refusal }: JudgedReport,
  recording: Recording | undefined,
): Receipt {
  const { reportId, convoyId = '' } = report;
  if (refusal && (recording?.outcome === 'not-known' || recording?.outcome === 'reused')) throw refusal;
  switch (recording?.outcome) {
    case undefined:
      throw new Error(`The writer of ${stream} said nothing of report ${reportId}.`);
    case 'failed':
      throw recording.error;
    case 'not-known':
    case 'no-such-stream':
      throw unknownConvoy(convoyId);
    case 'reused':
      throw reportIdReused(reportId, recording, fact.digest);
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

/** The outcome of a report among others. @throws what is no problem of the report */
export function outcomeOf(judged: JudgedReport, recording: Recording | undefined): Outcome {
  try {
    return receiptOf(judged, recording);
  } catch (error) {
    return refused(judged.report, error);
  }
}

/** @throws what is no problem of the report */
export function problemOf(error: unknown): Problem {
  const problem = error instanceof Problem ? error : storeProblem(error);
  if (!problem) throw error;
  return problem;
}

/** The outcome of a report that was not recorded, with its id where it has one. @throws what is no problem of the report */
export function refused(body: unknown, error: unknown): Outcome {
  const problem = problemOf(error);
  const { reportId } = (body ?? {}) as { reportId?: unknown };
  return {
    outcome: 'refused',
    ...(typeof reportId === 'string' ? { reportId } : {}),
    problem: problem.toDocument(),
  };
}
