import { type Money } from '../../event/happened.js';
import { type Point } from '../../geography/great-circle.js';
import {
  type EscortAuthority,
  type ExpenseCategory,
  type IncidentKind,
  type Payment,
} from '../events/facts.js';

/** A stay of a vehicle at one place, from when it was first seen there to when it was seen there last. */
export interface Visit {
  readonly place: string;
  /** Where on the route; null off it. */
  readonly routeIndex: number | null;
  readonly from: string;
  readonly until: string;
}

/** The latest visit with all before it, so that one more costs the same however many there are; null: none. */
export type Visits = (Visit & { readonly before: Visits }) | null;
export interface ReportedPoint extends Point {
  readonly at: string;
  readonly reportId: string;
}

export interface Halt {
  readonly haltedAt: string;
  /** Null while it lasts, and where the end was only implied. */
  readonly resumedAt: string | null;
  /** True where no resumption was reported, but the vehicle was seen moving. */
  readonly inferred: boolean;
  readonly place: string | null;
  readonly reason: string | null;
  readonly evidence: readonly string[];
}

export interface Incident {
  readonly kind: IncidentKind;
  readonly occurredAt: string;
  readonly place: string | null;
  readonly description: string | null;
  /** When it was over, as reported; null while it is open, and where the end was only implied. */
  readonly closedAt: string | null;
  /** True where nobody reported its end, but the vehicle that it had stopped went on. */
  readonly inferred: boolean;
  readonly evidence: readonly string[];
}

/** What bears a part of a sum. */
export interface Shared {
  /** For how many vehicles the sum was paid together, this one among them; absent: for each the whole sum. */
  readonly sharedBy?: number;
}

/** A payment as one vehicle has it. */
export type VehiclePayment = Omit<Payment, 'amountFor'> & Shared;

export interface Expense extends Shared {
  readonly category: ExpenseCategory;
  /** The whole sum, as it was paid. */
  readonly amount: Money;
  readonly official: boolean;
  readonly paidTo: string | null;
  readonly paidAt: string;
  readonly place: string | null;
  readonly evidence: readonly string[];
  /** Units that reported it. The same amount again from one of them is another payment. */
  readonly units: readonly string[];
}

/** An escort that went with some or all vehicles for a stretch. */
export interface Escort {
  readonly escort: string;
  readonly authority: EscortAuthority | null;
  /** Empty: the whole convoy. */
  readonly vehicleIds: readonly string[];
  readonly joinedAt: string | null;
  readonly joinedPlace: string | null;
  readonly leftAt: string | null;
  readonly leftPlace: string | null;
  readonly evidence: readonly string[];
}
