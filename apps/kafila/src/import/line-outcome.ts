import { type Line, LONGEST_LINE_BYTES } from '#kafila/platform';
import { type Outcome } from '../../../client/outcomes.js';
import { ServiceFailure } from '../../../client/service-failure.js';

/** What is wrong with a line: the problem document of the service (RFC 9457), with the line number of the source. */
export interface LineProblem {
  readonly code: string;
  readonly detail: string;
  readonly status?: number;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly [fact: string]: unknown;
}

export interface RecordedLine {
  readonly outcome: 'recorded' | 'duplicate';
  readonly line: number;
  readonly reportId: string;
  readonly stream: string;
  readonly revision: number;
  /** Decimal text. */
  readonly position: string;
}

export interface RefusedLine {
  readonly outcome: 'refused';
  readonly line: number;
  readonly reportId?: string;
  readonly problem: LineProblem;
  /** The line as it was; null where it is too long to be kept. */
  readonly text: string | null;
}

/** What became of one line. */
export type LineOutcome = RecordedLine | RefusedLine;

/** @throws ServiceFailure where the answer is none of a Kafila service */
export function lineOutcome(
  { number, bytes }: Extract<Line, { bytes: Buffer }>,
  answered: Outcome,
): LineOutcome {
  const { outcome, reportId, stream, revision, position } = answered;
  const line = number;
  if (outcome === 'refused') {
    const problem = problemIn(answered.problem ?? shortIn(answered), line);
    const text = bytes.toString();
    return { outcome, line, ...(typeof reportId === 'string' ? { reportId } : {}), problem, text };
  }
  if (
    (outcome === 'recorded' || outcome === 'duplicate') &&
    typeof reportId === 'string' &&
    typeof stream === 'string' &&
    typeof revision === 'number' &&
    typeof position === 'string'
  ) {
    return { outcome, line, reportId, stream, revision, position };
  }
  throw new ServiceFailure(
    `The service says of line ${line} what cannot be understood: ${JSON.stringify(answered)}`,
  );
}

/** A line that is not worth sending. */
export function tooLong(line: number): RefusedLine {
  const detail = `The line is longer than ${LONGEST_LINE_BYTES} bytes; a report is far shorter.`;
  return { outcome: 'refused', line, problem: { code: 'line-too-long', detail, line }, text: null };
}

function problemIn(problem: unknown, line: number): LineProblem {
  const { code, detail, ...rest } = (problem ?? {}) as Record<string, unknown>;
  return {
    ...rest,
    code: typeof code === 'string' ? code : 'unknown',
    // The service counts the lines of one portion.
    detail: (typeof detail === 'string' ? detail : JSON.stringify(problem)).replace(/^Line \d+: /, ''),
    ...('line' in rest ? { line } : {}),
  };
}

/** The service explains the first refusals of a request only. */
function shortIn({ status, code }: Outcome): object {
  return { status, code, detail: 'Refused like many before it; send the line alone to hear more.' };
}

/** An outcome in one line for people. */
export function lineOf(outcome: LineOutcome): string {
  if (outcome.outcome !== 'refused') {
    const { line, stream, revision, position } = outcome;
    return `line ${line} ${outcome.outcome}: ${stream} revision ${revision}, position ${position}`;
  }
  const { line, problem } = outcome;
  // The detail only says how many fields are wrong.
  const errors = problem.code === 'invalid-report' ? problem.errors : undefined;
  const faults = errors?.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ');
  return `line ${line} refused: ${problem.code}: ${faults ?? problem.detail}`;
}
