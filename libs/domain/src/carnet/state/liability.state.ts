import { type Money } from '../../event/happened.js';
import { type Notified } from '../events/liability.events.js';
import { type CarnetAct } from './carnet-act.js';

/** An act of customs of a country, not of an office on the way. */
export interface ActOfCustoms extends CarnetAct {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The calendar day there. */
  readonly day: string;
}

export interface NonDischarge extends ActOfCustoms {
  /** In alphabetical order. */
  readonly notified: readonly Notified[];
  readonly falsified: boolean | null;
}

/** A claim for payment, or a payment. */
export interface ClaimStep extends ActOfCustoms {
  readonly amount: Money;
  readonly reference: string | null;
}

export interface ClaimWithdrawal extends ActOfCustoms {
  readonly reference: string | null;
  readonly reason: string | null;
}

export interface Exclusion extends ActOfCustoms {
  readonly reason: string | null;
  /** The last day; null: none was set. */
  readonly until: string | null;
}

/** What customs hold the guarantee and the holder liable for. Each list in the order of occurrence. */
export interface Liability {
  readonly nonDischarges: readonly NonDischarge[];
  readonly paymentClaims: readonly ClaimStep[];
  readonly claimPayments: readonly ClaimStep[];
  readonly claimWithdrawals: readonly ClaimWithdrawal[];
  readonly exclusions: readonly Exclusion[];
  /** Of the holder, after an exclusion. */
  readonly readmissions: readonly ActOfCustoms[];
}

export const NO_LIABILITY: Liability = {
  nonDischarges: [],
  paymentClaims: [],
  claimPayments: [],
  claimWithdrawals: [],
  exclusions: [],
  readmissions: [],
};
