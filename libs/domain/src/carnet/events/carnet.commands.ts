import { type ReportedInstant } from '../../time/instant.js';

interface Decided {
  readonly at: ReportedInstant;
  readonly note?: string;
  readonly synthetic?: true;
}

export interface IssueCarnet extends Decided {
  readonly type: 'issue-carnet';
  readonly carnetNumber: string;
  readonly holder: string;
  readonly issuedBy: string;
  /** Calendar days, `2026-03-01`. */
  readonly issuedOn: string;
  readonly lastValidDate: string;
  readonly vouchers: number;
  /** Slugs or UN/LOCODEs. */
  readonly departureOffices: readonly string[];
  readonly destinationOffices: readonly string[];
}

export interface AssignCarnet extends Decided {
  readonly type: 'assign-carnet';
  readonly convoyId: string;
  readonly vehicleId: string;
  readonly reason?: string;
}

export type CarnetCommand = IssueCarnet | AssignCarnet;
