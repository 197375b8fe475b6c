import { typesAbout } from '../../event/report-types.js';
import { type Direction } from '../../geography/route.js';
import { type AtPlace, type Money, type Observed, type Of, type Position } from '../../event/happened.js';

type AtBorder = AtPlace & { readonly direction?: Direction };

/** The sixteen activities of CPMM (dossier 4), in the order of their numbers: 1 is the first. */
export const BORDER_ACTIVITIES = [
  'border-security',
  'customs-controls',
  'health-quarantine',
  'phytosanitary',
  'veterinary',
  'immigration',
  'traffic-inspection',
  'police-checkpoint',
  'transport-inspection',
  'weight-inspection',
  'vehicle-registration',
  'emergency-repair',
  'escort',
  'loading',
  'road-toll',
  'waiting',
] as const;
export type BorderActivity = (typeof BORDER_ACTIVITIES)[number];

/** Whether a sum was paid for each vehicle that a report is about, or once for all of them. */
export const AMOUNT_FOR = ['each', 'all'] as const;
export type AmountFor = (typeof AMOUNT_FOR)[number];

/** Money that was paid on the way. Unofficial: "tea money", counted too (CPMM). */
export interface Payment extends Money {
  readonly official: boolean;
  readonly paidTo?: string;
  /** Absent: nobody said; it counts for each vehicle. */
  readonly amountFor?: AmountFor;
}

/** Who put a seal on, looked at it or took it off (UN/EDIFACT 9303, dossier 6). */
export const SEALING_PARTIES = ['customs', 'carrier', 'shipper', 'other-authority', 'unknown'] as const;
export type SealingParty = (typeof SEALING_PARTIES)[number];

export const INCIDENT_KINDS = [
  'breakdown',
  'accident',
  'theft',
  'attack',
  'cargo-damage',
  'weather',
  'road-closed',
  'border-closed',
  'papers',
  'illness',
  'other',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const EXPENSE_CATEGORIES = [
  'fuel',
  'toll',
  'fee',
  'duty',
  'repair',
  'parking',
  'escort',
  'fine',
  'handling',
  'other',
] as const;
export type ExpenseCategory = (typeof EXPENSE_CATEGORIES)[number];

export const ESCORT_AUTHORITIES = ['police', 'army', 'customs', 'private', 'other'] as const;
export type EscortAuthority = (typeof ESCORT_AUTHORITIES)[number];

export type CheckpointPassed = Of<'CheckpointPassed', AtPlace>;
export type PositionReported = Of<'PositionReported', Observed & { readonly position: Position }>;
/** Joined the queue or the truck yard of a border side. */
export type BorderArrived = Of<'BorderArrived', AtBorder>;
/** Called in: through the gate of the control zone. */
export type BorderEntered = Of<'BorderEntered', AtBorder>;
/** Left the side. */
export type BorderExited = Of<'BorderExited', AtBorder>;
/** One thing done to a vehicle at a border or at a stop in between. `occurredAt` is its start. */
export type BorderActivityRecorded = Of<
  'BorderActivityRecorded',
  AtBorder & {
    readonly activity: BorderActivity;
    /** RFC 3339 in UTC; absent while it lasts, and where nobody noted it. */
    readonly endedAt?: string;
    readonly payments?: readonly Payment[];
    readonly result?: 'passed' | 'failed';
  }
>;
/** The same vehicle, or trailer, under another registration plate from then on. */
export type PlateChanged = Of<
  'PlateChanged',
  Observed & {
    /** The one vehicle, or trailer. */
    readonly vehicleIds: readonly string[];
    /** As it is written on the vehicle. */
    readonly plate: string;
    /** Country of registration from then on, ISO 3166-1 alpha-2. */
    readonly country: string;
    readonly reason?: string;
  }
>;
export type VehiclesHalted = Of<'VehiclesHalted', Observed & { readonly reason?: string }>;
export type VehiclesResumed = Of<'VehiclesResumed', Observed>;
export type SealsAffixed = Of<
  'SealsAffixed',
  Observed & {
    readonly seals: readonly string[];
    readonly party?: SealingParty;
    /** ISO 17712: indicative, security, high security. */
    readonly sealClass?: 'I' | 'S' | 'H';
  }
>;
/** Seals were looked at: which ones are on, and whether they are whole. */
export type SealsVerified = Of<
  'SealsVerified',
  Observed & { readonly seals: readonly string[]; readonly intact: boolean; readonly party?: SealingParty }
>;
export type SealsBroken = Of<
  'SealsBroken',
  Observed & { readonly seals?: readonly string[]; readonly cause?: string; readonly party?: SealingParty }
>;
/** Old seals off, new ones on. By customs for an inspection it is no breach (TIR art. 24, 35). */
export type SealsReplaced = Of<
  'SealsReplaced',
  Observed & {
    readonly removed: readonly string[];
    readonly affixed: readonly string[];
    readonly party?: SealingParty;
    readonly reason?: string;
  }
>;
export type IncidentReported = Of<
  'IncidentReported',
  Observed & { readonly kind: IncidentKind; readonly description?: string }
>;
/** What went wrong is put right: the vehicle is repaired, the papers are in order. */
export type IncidentClosed = Of<
  'IncidentClosed',
  Observed & { readonly kind: IncidentKind; readonly description?: string }
>;
/** A load went from one vehicle into another; `vehicleIds` name both. */
export type CargoTransshipped = Of<
  'CargoTransshipped',
  Observed & {
    readonly fromVehicleId: string;
    readonly toVehicleId: string;
    /** Part of the load stays where it was. */
    readonly partial?: boolean;
    readonly seals?: readonly string[];
    readonly reason?: string;
  }
>;
export type EscortJoined = Of<
  'EscortJoined',
  Observed & { readonly escort: string; readonly authority?: EscortAuthority }
>;
export type EscortLeft = Of<'EscortLeft', Observed & { readonly escort: string }>;
export type ExpensePaid = Of<
  'ExpensePaid',
  Observed & { readonly category: ExpenseCategory; readonly payment: Payment }
>;
export type CargoDelivered = Of<
  'CargoDelivered',
  Observed & {
    readonly receivedBy?: string;
    /** Only part of the load was unloaded; the vehicle goes on with the rest. */
    readonly partial?: boolean;
  }
>;

export type ConvoyFact =
  | CheckpointPassed
  | PositionReported
  | BorderArrived
  | BorderEntered
  | BorderExited
  | BorderActivityRecorded
  | PlateChanged
  | VehiclesHalted
  | VehiclesResumed
  | SealsAffixed
  | SealsVerified
  | SealsBroken
  | SealsReplaced
  | IncidentReported
  | IncidentClosed
  | CargoTransshipped
  | EscortJoined
  | EscortLeft
  | ExpensePaid
  | CargoDelivered;

export const CONVOY_FACT_TYPES: ReadonlySet<string> = typesAbout<'convoy', ConvoyFact['type']>('convoy');
