import { type Caller, Problem, type ProblemDocument } from '#kafila/platform';
import { storeProblem } from '../streams/store.problems.js';
import { type StreamWriters } from '../streams/stream-writers.js';
import { type Recording } from '../streams/waiting-facts.js';
import { reportIdReused, unknownConvoy } from './report.problems.js';
import { type UnderstoodReport, understandReport } from './understand-report.js';

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

/** One of many reports: what was sent, or why it could not even be read. */
export type Sent = { readonly body: unknown } | { readonly problem: Problem };

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
    const understood = understandReport(body, caller);
    const [recording] = await this.writers.of(understood.stream).record([understood.fact]);
    return receiptOf(understood, recording);
  }

  /**
   * Takes many reports, each for itself: a problem of one does not concern the others. Resolves, in the order given, when
   * all that could be recorded are durable. What is no problem of a report throws; sent again, they get their receipts.
   */
  async takeMany(sent: readonly Sent[], caller: Caller): Promise<readonly Outcome[]> {
    const outcomes = new Array<Outcome>(sent.length);
    const byStream = new Map<string, (UnderstoodReport & { readonly index: number })[]>();
    for (const [index, one] of sent.entries()) {
      if ('problem' in one) {
        outcomes[index] = refused(undefined, one.problem);
        continue;
      }
      try {
        const { report, stream, fact } = understandReport(one.body, caller);
        const others = byStream.get(stream);
        if (others) others.push({ report, stream, fact, index });
        else byStream.set(stream, [{ report, stream, fact, index }]);
      } catch (error) {
        outcomes[index] = refused(one.body, error);
      }
    }
    await Promise.all(
      [...byStream].map(async ([stream, reports]) => {
        const recordings = await this.writers.of(stream).record(reports.map(({ fact }) => fact));
        for (const [i, understood] of reports.entries()) {
          outcomes[understood.index] = outcomeOf(understood, recordings[i]);
        }
      }),
    );
    return outcomes;
  }
}

function outcomeOf(understood: UnderstoodReport, recording: Recording | undefined): Outcome {
  try {
    return receiptOf(understood, recording);
  } catch (error) {
    return refused(understood.report, error);
  }
}

/** The outcome of a report that was not recorded, with its id where it has one. @throws what is no problem */
function refused(body: unknown, error: unknown): Outcome {
  const problem = error instanceof Problem ? error : storeProblem(error);
  if (!problem) throw error;
  const { reportId } = (body ?? {}) as { reportId?: unknown };
  return {
    outcome: 'refused',
    ...(typeof reportId === 'string' ? { reportId } : {}),
    problem: problem.toDocument(),
  };
}

function receiptOf({ report, stream, fact }: UnderstoodReport, recording: Recording | undefined): Receipt {
  const { reportId, convoyId = '' } = report;
  switch (recording?.outcome) {
    case undefined:
      throw new Error(`The writer of ${stream} said nothing of report ${reportId}.`);
    case 'failed':
      throw recording.error;
    case 'no-such-stream':
      throw unknownConvoy(convoyId);
    case 'reused':
      throw reportIdReused(reportId, recording.knownDigest, fact.digest);
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
