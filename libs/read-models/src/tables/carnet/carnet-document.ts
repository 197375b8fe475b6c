import { type CarnetView } from '#kafila/domain';
import { type EarlierOfPaper } from '../descriptor/latest-entries.js';
import { type LastEvent } from '../descriptor/stream-tip.js';

/** The lists of a carnet that grow with its reports and decisions. */
export const GROWING_LISTS = [
  'assignments',
  'acceptances',
  'operations',
  'refusedStarts',
  'suspensions',
  'controls',
  'certifiedReports',
  'substitutions',
] as const satisfies readonly (keyof CarnetView)[];

/** Those of its `liability`. */
export const GROWING_LISTS_OF_LIABILITY = [
  'nonDischarges',
  'paymentClaims',
  'claimPayments',
  'claimWithdrawals',
  'exclusions',
  'readmissions',
] as const satisfies readonly (keyof CarnetView['liability'])[];

/**
 * A TIR carnet as the API tells it, but for its convoys and irregularities: those are put in when it is read, because
 * other streams have a say in them. Where its lists would make it very long, `earlier` counts what is left out of them: see
 * `shownCarnet`.
 */
export interface CarnetDocument extends Omit<CarnetView, 'irregularities' | 'carnetNumber'>, LastEvent {
  readonly carnetNumber: string;
  readonly earlier?: EarlierOfPaper<
    (typeof GROWING_LISTS)[number] | (typeof GROWING_LISTS_OF_LIABILITY)[number]
  >;
}
