import { type CarnetState } from '../state/carnet.state.js';
import {
  type ActOfCustoms,
  type ClaimStep,
  type ClaimWithdrawal,
  type Exclusion,
  type NonDischarge,
} from '../state/liability.state.js';
import { liftingOf } from './exclusions.js';
import { claimTimes, notifyingBy, payBy } from './claim-times.js';
import { settlingOf } from './settled-claims.js';

/** With the days that the Convention sets. Calendar days in the country; null where they do not follow from it. */
export interface LiabilityView {
  readonly nonDischarges: readonly (NonDischarge & {
    /** The last day on which the association could be notified; null where nobody told when the carnet was accepted there. */
    readonly notifyBy: string | null;
    /** Between which days customs may claim payment; null where they notified the holder alone. */
    readonly claimFrom: string | null;
    readonly claimUntil: string | null;
  })[];
  /** With when each was paid in full or withdrawn. */
  readonly paymentClaims: readonly (ClaimStep & {
    readonly payBy: string;
    readonly paidAt: string | null;
    readonly withdrawnAt: string | null;
  })[];
  readonly claimPayments: readonly ClaimStep[];
  readonly claimWithdrawals: readonly ClaimWithdrawal[];
  /** With when the holder was admitted again; null where nobody told. */
  readonly exclusions: readonly (Exclusion & { readonly liftedAt: string | null })[];
  readonly readmissions: readonly ActOfCustoms[];
}

export function describeLiability(state: CarnetState): LiabilityView {
  const { liability } = state;
  const { nonDischarges, paymentClaims, exclusions, readmissions } = liability;
  const { claimPayments, claimWithdrawals } = liability;
  const notifyBy = notifyingBy(state);
  const liftedAt = liftingOf(liability);
  const { paidAt, withdrawnAt } = settlingOf(liability);
  return {
    nonDischarges: nonDischarges.map((told) => {
      const times = told.notified.includes('association') ? claimTimes(told) : null;
      const days = { claimFrom: times?.from ?? null, claimUntil: times?.until ?? null };
      return { ...told, notifyBy: notifyBy(told), ...days };
    }),
    paymentClaims: paymentClaims.map((claim) => ({
      ...{ ...claim, payBy: payBy(claim) },
      ...{ paidAt: paidAt(claim), withdrawnAt: withdrawnAt(claim) },
    })),
    claimPayments,
    claimWithdrawals,
    exclusions: exclusions.map((one) => ({ ...one, liftedAt: liftedAt(one) })),
    readmissions,
  };
}
