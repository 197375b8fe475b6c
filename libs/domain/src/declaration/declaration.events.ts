import { type Money, type Observed, type Of } from '../event/happened.js';
import { typesAbout } from '../event/report-types.js';
import { type ReportRetracted } from '../event/retraction.js';
import { type ReportVouched } from '../event/vouching.js';
import { type Recorded } from '../event/recorded.js';

/** What every fact about a customs declaration says. `place` is that of the customs office. */
export interface AtCustoms extends Observed {
  /** The convoy whose goods it declares, where the reporter named it. */
  readonly convoyId?: string;
  readonly office?: string;
}

export const RISK_CHANNELS = ['green', 'yellow', 'red', 'blue'] as const;
export type RiskChannel = (typeof RISK_CHANNELS)[number];

export const EXAMINATION_KINDS = ['documents', 'scan', 'physical', 'sampling'] as const;
export type ExaminationKind = (typeof EXAMINATION_KINDS)[number];

/** Who may hold goods: customs, and the agencies beside it. */
export const AGENCIES = [
  'customs',
  'health-quarantine',
  'phytosanitary',
  'veterinary',
  'standards',
  'anti-narcotics',
  'border-security',
  'other',
] as const;
export type Agency = (typeof AGENCIES)[number];

export type DeclarationLodged = Of<
  'DeclarationLodged',
  AtCustoms & {
    readonly place: string;
    readonly procedure?: 'transit' | 'export' | 'import';
    /** Who lodged it: the clearing agent. */
    readonly lodgedBy?: string;
    readonly declaredValue?: Money;
    readonly carnetNumber?: string;
  }
>;
export type RiskChannelAssigned = Of<'RiskChannelAssigned', AtCustoms & { readonly channel: RiskChannel }>;
export type ExaminationOrdered = Of<
  'ExaminationOrdered',
  AtCustoms & { readonly kind: ExaminationKind; readonly agency?: Agency }
>;
export type ExaminationDone = Of<
  'ExaminationDone',
  AtCustoms & {
    readonly kind: ExaminationKind;
    readonly agency?: Agency;
    readonly result?: 'conformant' | 'non-conformant';
  }
>;
export type DutiesPaid = Of<'DutiesPaid', AtCustoms & { readonly amount: Money; readonly receipt?: string }>;
export type ClearanceHeld = Of<
  'ClearanceHeld',
  AtCustoms & { readonly agency: Agency; readonly reason: string }
>;
/** An agency holds the goods no longer: examined or not, it says so itself. */
export type HoldLifted = Of<'HoldLifted', AtCustoms & { readonly agency: Agency; readonly reason?: string }>;
export type ClearanceGranted = Of<'ClearanceGranted', AtCustoms>;
export type ClearanceRefused = Of<'ClearanceRefused', AtCustoms & { readonly reason: string }>;
export type GoodsGatedOut = Of<'GoodsGatedOut', AtCustoms>;
export type DeclarationWithdrawn = Of<'DeclarationWithdrawn', AtCustoms & { readonly reason?: string }>;

export type DeclarationFact =
  | DeclarationLodged
  | RiskChannelAssigned
  | ExaminationOrdered
  | ExaminationDone
  | DutiesPaid
  | ClearanceHeld
  | HoldLifted
  | ClearanceGranted
  | ClearanceRefused
  | GoodsGatedOut
  | DeclarationWithdrawn;
export type DeclarationEvent = DeclarationFact | ReportRetracted | ReportVouched;

export const DECLARATION_FACT_TYPES: ReadonlySet<string> = typesAbout<'declaration', DeclarationFact['type']>(
  'declaration',
);

export function isDeclarationFact(
  recorded: Recorded<DeclarationEvent>,
): recorded is Recorded<DeclarationFact> {
  return DECLARATION_FACT_TYPES.has(recorded.event.type);
}
