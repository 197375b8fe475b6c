import { type FieldError } from '#kafila/platform';
import { type Outcome, type Receipt } from '../report-outcome.js';

/** A receipt of less than 120 bytes. */
export type ShortReceipt = Pick<Receipt, 'outcome' | 'reportId' | 'position'>;

/** Why a report was not recorded, as far as a program acts on it. */
export interface RefusedInShort {
  readonly outcome: 'refused';
  /** Of a stream of lines. */
  readonly line?: number;
  readonly reportId?: string;
  readonly status: number;
  readonly code: string;
  /** The first field that is wrong: a JSON pointer. */
  readonly field?: string;
  /** It may be sent again, unchanged: after so long. */
  readonly retryAfterSeconds?: number;
}

export type ShortOutcome = ShortReceipt | RefusedInShort;

/** Members may have any name, and what is no report any id. */
const [LONGEST_FIELD, LONGEST_ID] = [80, 36];

/** @param line of a stream of lines */
export function shortOutcome(outcome: Outcome, line?: number): ShortOutcome {
  if (outcome.outcome !== 'refused') {
    const { reportId, position } = outcome;
    return { outcome: outcome.outcome, reportId, position };
  }
  const { reportId, problem } = outcome;
  const { status, code, errors, retryAfterSeconds } = problem;
  const field = fieldOf(errors);
  return {
    outcome: 'refused',
    ...(line === undefined ? {} : { line }),
    ...(reportId === undefined || reportId.length > LONGEST_ID ? {} : { reportId }),
    ...{ status, code },
    ...(field === undefined ? {} : { field }),
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
  };
}

function fieldOf(errors: readonly FieldError[] | undefined): string | undefined {
  const pointer = errors?.[0]?.pointer.slice('#'.length);
  if (pointer === undefined || pointer === '') return undefined;
  return pointer.length > LONGEST_FIELD ? `${pointer.slice(0, LONGEST_FIELD).toWellFormed()}…` : pointer;
}
