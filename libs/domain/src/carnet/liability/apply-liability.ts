import { dayAt, dayByOffset } from '../../geography/local-time.js';
import { moneyAsText } from '../acts/act-kinds.js';
import { act } from '../acts/read-acts.js';
import { type ActKind, withReport } from '../acts/same-act.js';
import { type LiabilityFact } from '../events/liability.events.js';
import { type CarnetContradiction } from '../state/carnet.state.js';
import {
  type ActOfCustoms,
  type ClaimStep,
  type ClaimWithdrawal,
  type Exclusion,
  type Liability,
  type NonDischarge,
} from '../state/liability.state.js';

export interface LiabilityChange {
  readonly liability: Liability;
  readonly contradiction: CarnetContradiction | null;
}

const isSameCountry = (a: ActOfCustoms, b: ActOfCustoms): boolean => a.country === b.country;

/** The holder and the association may be told apart. */
const NON_DISCHARGE: ActKind<NonDischarge> = {
  resultOf: ({ falsified }) => [falsified],
  isSame: (a, b) => isSameCountry(a, b) && a.notified.join() === b.notified.join(),
};
const CLAIM_STEP: ActKind<ClaimStep> = {
  resultOf: ({ amount, reference }) => [moneyAsText(amount), reference],
  isSame: isSameCountry,
};
const WITHDRAWAL: ActKind<ClaimWithdrawal> = {
  resultOf: ({ reference }) => [reference],
  isSame: isSameCountry,
};
const EXCLUSION: ActKind<Exclusion> = { resultOf: ({ until }) => [until], isSame: isSameCountry };
const READMISSION: ActKind<ActOfCustoms> = { resultOf: () => [], isSame: isSameCountry };

/** What a fact changes of what customs hold the guarantee and the holder liable for. */
export function applyLiability(liability: Liability, id: string, fact: LiabilityFact): LiabilityChange {
  const { data } = fact;
  const by: ActOfCustoms = { ...act(id, data), country: data.country, day: dayOf(data) };
  switch (fact.type) {
    case 'NonDischargeNotified': {
      const { notified, falsified = null } = fact.data;
      const told = { ...by, notified: [...new Set(notified)].sort(), falsified };
      const { acts, contradiction } = withReport(liability.nonDischarges, told, NON_DISCHARGE);
      return { liability: { ...liability, nonDischarges: acts }, contradiction };
    }
    case 'TirClaimMade': {
      const { acts, contradiction } = withReport(liability.paymentClaims, stepOf(by, fact.data), CLAIM_STEP);
      return { liability: { ...liability, paymentClaims: acts }, contradiction };
    }
    case 'TirClaimPaid': {
      const { acts, contradiction } = withReport(liability.claimPayments, stepOf(by, fact.data), CLAIM_STEP);
      return { liability: { ...liability, claimPayments: acts }, contradiction };
    }
    case 'TirClaimWithdrawn': {
      const { reference = null, reason = null } = fact.data;
      const told = { ...by, reference, reason };
      const { acts, contradiction } = withReport(liability.claimWithdrawals, told, WITHDRAWAL);
      return { liability: { ...liability, claimWithdrawals: acts }, contradiction };
    }
    case 'HolderExcluded': {
      const { reason = null, until = null } = fact.data;
      const { acts, contradiction } = withReport(liability.exclusions, { ...by, reason, until }, EXCLUSION);
      return { liability: { ...liability, exclusions: acts }, contradiction };
    }
    case 'HolderReadmitted': {
      const { acts, contradiction } = withReport(liability.readmissions, by, READMISSION);
      return { liability: { ...liability, readmissions: acts }, contradiction };
    }
  }
}

function stepOf(
  by: ActOfCustoms,
  { amount, reference }: Pick<ClaimStep, 'amount'> & { readonly reference?: string },
): ClaimStep {
  return { ...by, amount, reference: reference ?? null };
}

/** By the calendar at the office; where no place is named, by the clock of who told it. */
function dayOf({ place, occurredAt, offset }: LiabilityFact['data']): string {
  return place === undefined ? dayByOffset(occurredAt, offset) : dayAt(place, occurredAt);
}
