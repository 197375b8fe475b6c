import { type Money, type Of } from '../../event/happened.js';
import { type AtOffice } from './at-office.js';

/** Whom customs told that an operation was not discharged (TIR art. 11). */
export const NOTIFIED = ['holder', 'association'] as const;
export type Notified = (typeof NOTIFIED)[number];

/** What customs of a country did. `country` is ISO 3166-1 alpha-2. */
type OfCustoms = AtOffice & { readonly country: string };

/** Customs notify that a TIR operation in their country was not discharged (TIR art. 11.1). */
export type NonDischargeNotified = Of<
  'NonDischargeNotified',
  OfCustoms & {
    readonly notified: readonly Notified[];
    /** The certificate of termination was falsified, or got by fraud. */
    readonly falsified?: boolean;
  }
>;
/** Customs claim payment from their guaranteeing association (TIR art. 11.3). */
export type TirClaimMade = Of<
  'TirClaimMade',
  OfCustoms & { readonly amount: Money; readonly reference?: string }
>;
/** The association has paid what customs claimed (TIR art. 11.4). */
export type TirClaimPaid = Of<
  'TirClaimPaid',
  OfCustoms & { readonly amount: Money; readonly reference?: string }
>;
/** Customs take their claim back: they know by now that it was not due. */
export type TirClaimWithdrawn = Of<
  'TirClaimWithdrawn',
  OfCustoms & { readonly reference?: string; readonly reason?: string }
>;
/** Customs of a country exclude the holder from TIR (art. 38). */
export type HolderExcluded = Of<
  'HolderExcluded',
  OfCustoms & {
    readonly reason?: string;
    /** The last day of the exclusion, a calendar day there; absent: without an end. */
    readonly until?: string;
  }
>;
/** They admit the holder again. */
export type HolderReadmitted = Of<'HolderReadmitted', OfCustoms>;

export type LiabilityFact =
  NonDischargeNotified | TirClaimMade | TirClaimPaid | TirClaimWithdrawn | HolderExcluded | HolderReadmitted;
