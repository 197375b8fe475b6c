import { type Money } from '../../event/happened.js';
import { type Retraction } from '../../event/retraction.js';
import { type ReportsStanding, WITHOUT_RESERVE } from '../../standing/standing.state.js';
import { type CarnetIssued, type CertifiedReportDrawn } from '../events/carnet.events.js';
import { type CarnetAct, type CarnetActAtPlace, type LedgerEntry } from './carnet-act.js';
import { type Liability, NO_LIABILITY } from './liability.state.js';

export { type CarnetAct, type CarnetActAtPlace, type LedgerEntry };

export interface Acceptance extends CarnetActAtPlace {
  readonly seals: readonly string[] | null;
  readonly declaredValue: Money | null;
  readonly voucherPage: number | null;
  readonly heavyOrBulky: boolean | null;
  /** In alphabetical order. */
  readonly marks: readonly string[] | null;
}

export interface OperationStart extends CarnetActAtPlace {
  readonly voucherPage: number | null;
  readonly seals: readonly string[] | null;
  readonly marks: readonly string[] | null;
  readonly prescribedRoute: readonly string[] | null;
  readonly timeLimit: string | null;
  /** No start was reported, but the resumption of the transport at this office of entry (TIR art. 26). */
  readonly byResumption?: true;
}

export interface OperationTermination extends CarnetActAtPlace {
  readonly voucherPage: number | null;
  /** Null where no report said whether the whole load ended there. */
  readonly partial: boolean | null;
  readonly reservation: string | null;
  readonly certificate: { readonly reference: string; readonly date?: string } | null;
  /** No termination was reported, but the suspension of the transport at this office of exit (TIR art. 26). */
  readonly bySuspension?: true;
}

export interface OperationDischarge extends CarnetAct {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/**
 * One TIR operation: the part of the journey in one customs territory, or up to an office of destination on the way. Where
 * its start or its end is null, nobody reported it.
 */
export interface TirOperation {
  readonly territory: string;
  readonly start: OperationStart | null;
  readonly termination: OperationTermination | null;
  readonly discharge: OperationDischarge | null;
  /** It was terminated, because something later was reported: the next operation, a refused start, its discharge. */
  readonly mustHaveEnded: boolean;
}

export interface RefusedStart extends CarnetActAtPlace {
  readonly reason: string;
}

export interface TirControl extends CarnetAct {
  readonly seals: readonly string[] | null;
  readonly result: 'conformant' | 'non-conformant' | null;
  readonly reason: string | null;
}

export interface CertifiedReport extends CarnetAct {
  readonly authority: CertifiedReportDrawn['data']['authority'];
  readonly cause: string;
  readonly oldSeals: readonly string[] | null;
  readonly newSeals: readonly string[] | null;
  readonly goodsState: string | null;
  readonly toVehicleId: string | null;
}

export interface SuspensionStart extends CarnetActAtPlace {
  readonly reason: string | null;
}
export interface Resumption extends CarnetActAtPlace {
  readonly sealsIntact: boolean | null;
}
/** A stretch without TIR (art. 26). `suspended` is null where only its resumption was reported. */
export interface Suspension {
  readonly suspended: SuspensionStart | null;
  readonly resumed: Resumption | null;
}

export interface Substitution extends CarnetAct {
  readonly from: string | null;
  readonly to: string;
  readonly reason: string | null;
}

export interface CarnetReturn extends CarnetAct {
  readonly returnedTo: string | null;
}

export type CarnetIssue = Omit<
  CarnetIssued['data'],
  'occurredAt' | 'offset' | 'note' | 'synthetic' | 'asReported'
> & {
  readonly recordedByDeskAt: string;
};

export interface Assignment {
  readonly convoyId: string;
  readonly vehicleId: string;
  readonly assignedAt: string;
  readonly reason: string | null;
}

/** Two reports of one act that cannot both be right. */
export interface CarnetContradiction {
  readonly at: string;
  readonly evidence: readonly string[];
}

/** The seals that were stated last. */
export interface StatedSeals {
  readonly seals: readonly string[];
  readonly at: string;
  readonly place: string | null;
}

/** The fold of one carnet's stream: decisions of the desk beside facts. The view shows what does not fit together. */
export interface CarnetState {
  /** Null where only facts are known. */
  readonly issued: CarnetIssue | null;
  /** In the order of the decisions; the last one is in force. */
  readonly assignments: readonly Assignment[];
  /** `occurredAt` of the latest decision. */
  readonly decidedAt: string | null;
  readonly acceptances: readonly Acceptance[];
  /** In the order of travel. */
  readonly operations: readonly TirOperation[];
  readonly refusedStarts: readonly RefusedStart[];
  /** The last refusal, as long as nothing was reported that went on after it. */
  readonly standingRefusal: RefusedStart | null;
  readonly suspensions: readonly Suspension[];
  readonly controls: readonly TirControl[];
  readonly certifiedReports: readonly CertifiedReport[];
  readonly substitutions: readonly Substitution[];
  readonly returned: CarnetReturn | null;
  readonly liability: Liability;
  readonly seals: StatedSeals | null;
  /** The convoy that facts named last, and the vehicle that a fact named last as the only one. */
  readonly stated: { readonly convoyId: string | null; readonly vehicleId: string | null };
  readonly contradictions: readonly CarnetContradiction[];
  /** Retracted report id -> retraction, and whether the report itself has come. */
  readonly retractions: ReadonlyMap<string, Retraction>;
  readonly standing: ReportsStanding;
  /** The first fact that is not retracted, in the order of occurrence. */
  readonly firstFact: { readonly occurredAt: string; readonly id: string } | null;
  /** The last fact folded, retracted or not; null before the first. */
  readonly lastFact: { readonly occurredAt: string; readonly id: string } | null;
}

export function beginCarnet(): CarnetState {
  return {
    issued: null,
    assignments: [],
    decidedAt: null,
    acceptances: [],
    operations: [],
    refusedStarts: [],
    standingRefusal: null,
    suspensions: [],
    controls: [],
    certifiedReports: [],
    substitutions: [],
    returned: null,
    liability: NO_LIABILITY,
    seals: null,
    stated: { convoyId: null, vehicleId: null },
    contradictions: [],
    retractions: new Map(),
    standing: WITHOUT_RESERVE,
    firstFact: null,
    lastFact: null,
  };
}
