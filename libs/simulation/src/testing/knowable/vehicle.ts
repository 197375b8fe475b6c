import { type VehicleState } from '#kafila/domain';
import { knowableHalts } from './halts.js';
import { knowablePassages } from './passages.js';
import { type Known } from './members.js';

/** What a vehicle did in one convoy, in a form in which truth and state can be held against each other. */
export interface ComparableVehicle {
  readonly memberships: readonly string[];
  readonly passages: readonly string[];
  readonly halts: readonly string[];
  readonly deliveries: readonly string[];
  readonly activities: readonly string[];
  readonly incidents: readonly string[];
  readonly expenses: readonly string[];
  readonly transshipments: readonly string[];
  /** Steps that a report of its own tells. */
  readonly seals: readonly string[];
}

/** Null is written as a dash, so that what is missing shows. */
const line = (...parts: readonly (string | number | boolean | null)[]): string =>
  parts.map((part) => part ?? '-').join(' ');

/** What can be known of it: what was reported, and what follows from that. */
export function knowableVehicle(known: Known): ComparableVehicle {
  const { vehicle, convoyId } = known;
  const told = <One extends { readonly convoyId: string; readonly reportedBy: string | null }>(
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
    deliveries: told(vehicle.deliveries).map(({ place, at }) => line(place, at)),
    activities: told(vehicle.activities)
      .map((one) => line(one.activity, one.place, one.at, one.endedAt, one.payments.length))
      .sort(),
    incidents: told(vehicle.incidents).map(({ kind, place, at }) => line(kind, place, at)),
    expenses: told(vehicle.expenses).map(({ category, place, at, payment }) =>
      line(category, place, at, payment.amount, payment.currency, payment.official),
    ),
    transshipments: told(vehicle.transshipments).map((one) =>
      line(one.place, one.at, one.fromVehicleId, one.toVehicleId),
    ),
    seals: told(vehicle.seals)
      .filter(({ what }) => what !== 'moved')
      .map(({ what, place, at, party }) => line(what, place, at, party)),
  };
}

/** What it joined with, and what it took over with a load, no report of seals tells. */
const TOLD_STEPS: ReadonlySet<string> = new Set(['affixed', 'verified', 'broken', 'replaced']);

/** What the domain makes of it. */
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
      .filter(({ what }) => TOLD_STEPS.has(what))
      .filter(({ at }) => !vehicle.transshipments.some((move) => move.at === at))
      .map(({ what, place, at, party }) => line(what, place, at, party)),
  };
}
