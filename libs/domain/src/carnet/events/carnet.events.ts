import { type Happened, type Money, type Of } from '../../event/happened.js';
import { typesAbout } from '../../event/report-types.js';
import { type ReportRetracted } from '../../event/retraction.js';
import { type ReportVouched } from '../../event/vouching.js';
import { type AtKnownOffice, type AtOffice } from './at-office.js';
import { type Recorded } from '../../event/recorded.js';
import { type LiabilityFact } from './liability.events.js';

export { type AtOffice };

export type CarnetIssued = Of<
  'CarnetIssued',
  Happened & {
    readonly carnetNumber: string;
    readonly holder: string;
    /** His ID number, as his association gave it (Annex 9): in upper case, without blanks. */
    readonly holderId?: string;
    /** The issuing association, e.g. PNC-ICC. */
    readonly issuedBy: string;
    /** Calendar days at the association, `2026-03-01`. */
    readonly issuedOn: string;
    /** Bounds the acceptance at departure only (TIR art. 9). */
    readonly lastValidDate: string;
    /** Volets: 4, 6, 14 or 20; two for each TIR operation. */
    readonly vouchers: number;
    /** Slugs of the declared offices. */
    readonly departureOffices: readonly string[];
    readonly destinationOffices: readonly string[];
  }
>;
export type CarnetAssigned = Of<
  'CarnetAssigned',
  Happened & {
    readonly convoyId: string;
    readonly vehicleId: string;
    /** Why another vehicle has it now: its tractor was replaced, or its load moved with a certified report. */
    readonly reason?: string;
  }
>;
export type CarnetDecision = CarnetIssued | CarnetAssigned;

/** Accepted by an office of departure: from here on the guarantee stands (TIR art. 8.4, 19). */
export type CarnetAccepted = Of<
  'CarnetAccepted',
  AtKnownOffice & {
    readonly seals?: readonly string[];
    /** Value of the goods on the manifest. */
    readonly declaredValue?: Money;
    readonly voucherPage?: number;
    /** Endorsed for heavy or bulky goods, which go unsealed where the office decides so (art. 29, 32). */
    readonly heavyOrBulky?: boolean;
    /** Identifying marks of such goods, instead of seals. */
    readonly marks?: readonly string[];
  }
>;
/** Volet 1 torn off at a departure or entry office (TIR art. 1(c), 20). */
export type TirOperationStarted = Of<
  'TirOperationStarted',
  AtKnownOffice & {
    readonly voucherPage?: number;
    readonly seals?: readonly string[];
    /** Identifying marks of heavy or bulky goods (art. 29). */
    readonly marks?: readonly string[];
    /** Places the office told it to pass, in their order; the last one is where to present it. */
    readonly prescribedRoute?: readonly string[];
    /** RFC 3339 in UTC: to be presented at exit or destination by then. */
    readonly timeLimit?: string;
  }
>;
/** Volet 2 torn off at an exit or destination office (TIR art. 1(d), 28). */
export type TirOperationTerminated = Of<
  'TirOperationTerminated',
  AtKnownOffice & {
    readonly voucherPage?: number;
    /** Only a part of the load was unloaded here; the transport goes on. */
    readonly partial?: boolean;
    /** What customs reserved; absent: without reservation. */
    readonly reservation?: string;
    readonly certificate?: { readonly reference: string; readonly date?: string };
  }
>;
/** Customs of a country compared start and end of an operation, and recognised that it ended rightly (TIR art. 1(e)). */
export type TirOperationDischarged = Of<
  'TirOperationDischarged',
  AtOffice & {
    /** ISO 3166-1 alpha-2. */
    readonly country: string;
  }
>;
export type TirStartRefused = Of<'TirStartRefused', AtKnownOffice & { readonly reason: string }>;
export type TirControlMade = Of<
  'TirControlMade',
  AtOffice & {
    readonly seals?: readonly string[];
    readonly result?: 'conformant' | 'non-conformant';
    readonly reason?: string;
  }
>;
/** Seals broke or goods were damaged on the way, and customs or another authority drew a report (TIR art. 25). */
export type CertifiedReportDrawn = Of<
  'CertifiedReportDrawn',
  AtOffice & {
    readonly authority: 'customs' | 'police' | 'other';
    readonly cause: string;
    readonly oldSeals?: readonly string[];
    readonly newSeals?: readonly string[];
    readonly goodsState?: string;
    /** The vehicle that the load was moved into. */
    readonly toVehicleId?: string;
  }
>;
export type TirTransportSuspended = Of<'TirTransportSuspended', AtKnownOffice & { readonly reason?: string }>;
export type TirTransportResumed = Of<
  'TirTransportResumed',
  AtKnownOffice & {
    /** Whether the seals were whole at the resumption; if not, a certified report is needed (art. 26). */
    readonly sealsIntact?: boolean;
  }
>;
export type TirDestinationSubstituted = Of<
  'TirDestinationSubstituted',
  AtOffice & {
    /** Slugs of offices. Without `from` the only declared office is replaced. */
    readonly from?: string;
    readonly to: string;
    readonly reason?: string;
  }
>;
/** The used carnet was returned to the association. */
export type CarnetReturned = Of<'CarnetReturned', AtOffice & { readonly returnedTo?: string }>;

export type CarnetFact =
  | CarnetAccepted
  | TirOperationStarted
  | TirOperationTerminated
  | TirOperationDischarged
  | TirStartRefused
  | TirControlMade
  | CertifiedReportDrawn
  | TirTransportSuspended
  | TirTransportResumed
  | TirDestinationSubstituted
  | CarnetReturned
  | LiabilityFact;
export type CarnetEvent = CarnetDecision | CarnetFact | ReportRetracted | ReportVouched;

const DECISIONS: Readonly<Record<CarnetDecision['type'], true>> = {
  CarnetIssued: true,
  CarnetAssigned: true,
};
export const CARNET_DECISION_TYPES: ReadonlySet<string> = new Set(Object.keys(DECISIONS));
export const CARNET_FACT_TYPES: ReadonlySet<string> = typesAbout<'carnet', CarnetFact['type']>('carnet');

export function isCarnetDecision(recorded: Recorded<CarnetEvent>): recorded is Recorded<CarnetDecision> {
  return CARNET_DECISION_TYPES.has(recorded.event.type);
}

export function isCarnetFact(recorded: Recorded<CarnetEvent>): recorded is Recorded<CarnetFact> {
  return CARNET_FACT_TYPES.has(recorded.event.type);
}
