import { type VehicleState } from '#kafila/domain';
import { knowableHalts } from './halts.js';
import { knowablePassages } from './passages.js';
import { type Known } from './members.js';

/** What a vehicle did in one convoy, in a form in which truth and folded state can be compared. */
export interface ComparableVehicle {
  readonly memberships: readonly string[];
  readonly passages: readonly string[];
  readonly halts: readonly string[];
  readonly deliveries: readonly string[];
  readonly activities: readonly string[];
  readonly incidents: readonly string[];
  readonly expenses: readonly string[];
  readonly transshipments: readonly string[];
  /** Steps that have reports of their own. */
  readonly seals: readonly string[];
}

const line = (...parts: readonly (string | number | boolean | null)[]): string =>
  parts.map((part) => part ?? '-').join(' ');

/** What can be known of a vehicle: what was reported, and what follows from that. */
export function knowableVehicle(known: Known): ComparableVehicle {
  const { vehicle, convoyId } = known;
  const reported = <One extends { readonly convoyId: string; readonly reportedBy: string | null }>(
    all: readonly One[],
  ): readonly One[] => all.filter((one) => one.convoyId === convoyId && one.reportedBy !== null);
  return {
    memberships: vehicle.memberships
      .filter((one) => one.convoyId === convoyId)
      .map(({ from, until, left }) => line(from, until, left)),
    passages: knowablePassages(known).map((one) =>
      line(one.place, one.direction, one.arrivedAt, one.enteredAt, one.exitedAt, one.inferred),
    ),
    halts: knowableHalts(known).map((one) => line(one.place, one.reason, one.haltedAt, one.resumedAt)),
    deliveries: reported(vehicle.deliveries).map(({ place, at }) => line(place, at)),
    activities: reported(vehicle.activities)
      .map((one) => line(one.activity, one.place, one.at, one.endedAt, one.payments.length))
      .sort(),
    incidents: reported(vehicle.incidents).map(({ kind, place, at }) => line(kind, place, at)),
    expenses: reported(vehicle.expenses).map(({ category, place, at, payment }) =>
      line(category, place, at, payment.amount, payment.currency, payment.official),
    ),
    transshipments: reported(vehicle.transshipments).map((one) =>
      line(one.place, one.at, one.fromVehicleId, one.toVehicleId),
    ),
    seals: reported(vehicle.seals)
      .filter(({ what }) => what !== 'moved')
      .map(({ what, place, at, party }) => line(what, place, at, party)),
  };
}

/** The seals that it joined with, or took over with a load, have no report of their own. */
const REPORTED_STEPS: ReadonlySet<string> = new Set(['affixed', 'verified', 'broken', 'replaced']);

/** What the domain folds from the reports. */
export function foldedVehicle(vehicle: VehicleState): ComparableVehicle {
  return {
    memberships: vehicle.memberships.map(({ joinedAt, leftAt, leaving }) =>
      line(joinedAt, leftAt, leaving?.how ?? null),
    ),
    passages: vehicle.passages.map((one) =>
      line(one.place, one.direction, one.arrivedAt, one.enteredAt, one.exitedAt, one.inferred),
    ),
    halts: vehicle.halts.map((one) => line(one.place, one.reason, one.haltedAt, one.resumedAt)),
    deliveries: vehicle.deliveries.map(({ place, deliveredAt }) => line(place, deliveredAt)),
    activities: vehicle.activities
      .map((one) => line(one.activity, one.place, one.startedAt, one.endedAt, one.payments.length))
      .sort(),
    incidents: vehicle.incidents.map(({ kind, place, occurredAt }) => line(kind, place, occurredAt)),
    expenses: vehicle.expenses.map(({ category, place, paidAt, amount, official }) =>
      line(category, place, paidAt, amount.amount, amount.currency, official),
    ),
    transshipments: vehicle.transshipments.map(({ place, at, from, to }) => line(place, at, from, to)),
    seals: vehicle.seals
      .filter(({ what }) => REPORTED_STEPS.has(what))
      .filter(({ at }) => !vehicle.transshipments.some((move) => move.at === at))
      .map(({ what, place, at, party }) => line(what, place, at, party)),
  };
}
