import { type ReportType } from '#kafila/domain';

/** How reports differ from the truth. Shares are probabilities. */
export interface ReportingParameters {
  /** Type of report -> the share of events that nobody ever reports. */
  readonly loss: Readonly<Record<keyof typeof LOSS, number>>;
  /** Of all places, how many report nothing at all about a convoy. */
  readonly silentPlaces: number;
  /** How often a second unit reports the same under an id of its own, minutes later. */
  readonly secondWitness: number;
  /** How often a unit sends the same report again, under the same id. */
  readonly resentShare: number;
  /** Median minutes until it sends again. */
  readonly resentMinutes: number;
  /** How often a report is wrong, and retracted later. */
  readonly wrongShare: number;
  /** Median hours until the mistake is noticed. */
  readonly correctedAfterHours: number;
  /** Median minutes from the event to the arrival of its report, where there is a network. */
  readonly promptMinutes: number;
  readonly promptSigma: number;
  /** How many reports are late by hours or days for no visible reason. */
  readonly lateShare: number;
  /** Median hours of their delay. */
  readonly lateHours: number;
  readonly lateSigma: number;
  /** The longest delay, in addition to that of a dead zone. */
  readonly latestDays: number;
  /** How often a phone or tracker writes the time with the offset of its home instead of the place. */
  readonly homeOffsetShare: number;
  readonly homeOffset: string;
  /** How often a post writes the UN/LOCODE of a place instead of its slug. */
  readonly codeShare: number;
}

/** A type of report that is not named here does not happen on the simulated road. */
const LOSS = {
  CheckpointPassed: 0.1,
  PositionReported: 0.2,
  BorderArrived: 0.06,
  BorderEntered: 0.08,
  BorderExited: 0.06,
  VehiclesHalted: 0.25,
  VehiclesResumed: 0.3,
  CargoDelivered: 0.03,
  BorderActivityRecorded: 0.1,
  SealsAffixed: 0.02,
  SealsVerified: 0.1,
  SealsBroken: 0.02,
  SealsReplaced: 0.02,
  IncidentReported: 0.1,
  CargoTransshipped: 0.02,
  EscortJoined: 0.1,
  EscortLeft: 0.1,
  ExpensePaid: 0.1,
  CarnetAccepted: 0.02,
  TirOperationStarted: 0.05,
  TirOperationTerminated: 0.05,
  TirOperationDischarged: 0.1,
  TirStartRefused: 0.05,
  TirControlMade: 0.1,
  CertifiedReportDrawn: 0.02,
  TirTransportSuspended: 0.05,
  TirTransportResumed: 0.05,
  TirDestinationSubstituted: 0.02,
  CarnetReturned: 0.1,
  DeclarationLodged: 0.05,
  RiskChannelAssigned: 0.1,
  ExaminationOrdered: 0.05,
  ExaminationDone: 0.05,
  DutiesPaid: 0.05,
  ClearanceHeld: 0.05,
  ClearanceGranted: 0.05,
  ClearanceRefused: 0.05,
  GoodsGatedOut: 0.1,
  DeclarationWithdrawn: 0.05,
} satisfies Readonly<Partial<Record<ReportType, number>>>;

export const reportingDefaults: ReportingParameters = {
  loss: LOSS,
  silentPlaces: 0.05,
  secondWitness: 0.05,
  resentShare: 0.1,
  resentMinutes: 40,
  wrongShare: 0.015,
  correctedAfterHours: 4,
  promptMinutes: 3,
  promptSigma: 1,
  lateShare: 0.12,
  lateHours: 7,
  lateSigma: 1.1,
  latestDays: 10,
  homeOffsetShare: 0.15,
  homeOffset: '+05:00',
  codeShare: 0.2,
};
