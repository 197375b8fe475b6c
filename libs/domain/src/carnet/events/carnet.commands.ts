import { type DeskCommand } from '../../decision/desk-command.js';

export interface IssueCarnet extends DeskCommand {
  readonly type: 'issue-carnet';
  readonly carnetNumber: string;
  readonly holder: string;
  readonly holderId?: string;
  readonly issuedBy: string;
  /** Calendar days, `2026-03-01`. */
  readonly issuedOn: string;
  readonly lastValidDate: string;
  readonly vouchers: number;
  /** Slugs or UN/LOCODEs. */
  readonly departureOffices: readonly string[];
  readonly destinationOffices: readonly string[];
}

export interface AssignCarnet extends DeskCommand {
  readonly type: 'assign-carnet';
  readonly convoyId: string;
  readonly vehicleId: string;
  readonly reason?: string;
}

export type CarnetCommand = IssueCarnet | AssignCarnet;
