import { type Agency, type DeclarationFact, type ExaminationKind, type Money } from '#kafila/domain';

/** The id of the report; null where nobody reports it. */
export type ReportedBy = string | null;

/** An act on a carnet that happens at one office at one time. */
export interface CarnetAct {
  readonly at: string;
  readonly place: string;
  readonly reportedBy: ReportedBy;
}

/** What truly happened to one TIR carnet. */
export interface CarnetTruth {
  readonly carnetNumber: string;
  /** The vehicles that carried it, one after the other. */
  readonly vehicles: readonly {
    readonly convoyId: string;
    readonly vehicleId: string;
    readonly from: string;
  }[];
  readonly acceptances: readonly (CarnetAct & { readonly declaredValue: Money })[];
  readonly operations: readonly TrueOperation[];
  readonly refusals: readonly (CarnetAct & { readonly reason: string })[];
  readonly controls: readonly CarnetAct[];
  readonly certifiedReports: readonly CarnetAct[];
  readonly suspensions: readonly TrueSuspension[];
  readonly substitutions: readonly (CarnetAct & { readonly from: string; readonly to: string })[];
  readonly returned: CarnetAct | null;
}

/** The part of a TIR transport inside one customs territory. What never happened is null. */
export interface TrueOperation {
  /** ISO 3166-1 alpha-2; `EAEU` for Kazakhstan and Kyrgyzstan. */
  readonly territory: string;
  readonly startedAt: string;
  readonly startPlace: string;
  readonly terminatedAt: string | null;
  readonly terminationPlace: string | null;
  readonly reservation: string | null;
  readonly dischargedAt: string | null;
  readonly dischargePlace: string | null;
  readonly reportedBy: Readonly<Record<'startedAt' | 'terminatedAt' | 'dischargedAt', ReportedBy>>;
}

export interface TrueSuspension {
  readonly suspendedAt: string;
  readonly suspendedPlace: string;
  readonly resumedAt: string | null;
  readonly resumedPlace: string | null;
  readonly reportedBy: Readonly<Record<'suspendedAt' | 'resumedAt', ReportedBy>>;
}

/** What truly happened to one customs declaration. */
export interface DeclarationTruth {
  readonly reference: string;
  readonly convoyId: string;
  readonly vehicleId: string;
  readonly place: string;
  readonly procedure: 'transit' | 'export' | 'import';
  readonly steps: readonly DeclarationStep[];
}

export interface DeclarationStep {
  readonly type: DeclarationFact['type'];
  readonly at: string;
  /** The agency that ordered, held or examined. Null for other steps. */
  readonly agency: Agency | null;
  /** The kind of examination. Null for other steps. */
  readonly examination: ExaminationKind | null;
  readonly reportedBy: ReportedBy;
}
