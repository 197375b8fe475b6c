import {
  type ActivityView,
  type ExpenseView,
  type Halt,
  type TravelledLeg,
  type VehicleView,
} from '#kafila/domain';
import { type Row, type RowsOfStream } from '../runner/projection/projection.js';
import { type Cells, milliseconds } from './cells.js';
import { type ConvoyDocument } from './convoy-document.js';
import { passageCellsIn, sealBreachCells, stayBefore, wholeTripRows } from './vehicle-samples.rows.js';

/** The rows of all vehicles of a convoy, those that left included. What a vehicle has many of is numbered in its order. */
export function vehicleRows(convoy: ConvoyDocument): RowsOfStream {
  const { convoyId, endedAt, vehicles } = convoy;
  const passageCells = passageCellsIn(convoy);
  const nthOf = (cellsOf: (vehicle: VehicleView) => readonly Cells[]): Row[] => {
    const rows: Row[] = [];
    for (const vehicle of vehicles) {
      for (const [ordinal, row] of cellsOf(vehicle).entries()) {
        // Completed in place: there are many, and a copy of each costs more than all else here.
        row['convoy_id'] = convoyId;
        row['vehicle_id'] = vehicle.vehicleId;
        row['ordinal'] = ordinal;
        rows.push(row);
      }
    }
    return rows;
  };
  return {
    vehicles: vehicles.map((vehicle) => ({ convoy_id: convoyId, ...vehicleCells(vehicle, endedAt) })),
    passages: nthOf(passageCells),
    activities: nthOf(({ activities }) => activities.map(activityCells)),
    halts: nthOf(({ halts }) => halts.map(haltCells)),
    legs: nthOf(({ legs }) => legs.map((leg, i) => legCells(leg, legs[i - 1]))),
    expenses: nthOf(({ expenses }) => expenses.map(expenseCells)),
    seal_breaches: nthOf(sealBreachCells),
    whole_trips: wholeTripRows(convoy),
  };
}

function vehicleCells(vehicle: VehicleView, endedAt: string | null): Row {
  const { vehicleId, memberships } = vehicle;
  const [first, last] = [memberships[0], memberships.at(-1)];
  if (!first || !last) throw new Error(`${vehicleId} is in the convoy without having joined it.`);
  return {
    vehicle_id: vehicleId,
    plate: vehicle.plate,
    status: vehicle.status,
    registered_country: vehicle.country.registered,
    current_country: vehicle.country.current,
    last_place: vehicle.lastPlace,
    last_seen_at: vehicle.lastSeenAt,
    next_place: vehicle.nextPlace,
    joined_at: first.joinedAt,
    left_at: last.leftAt ?? endedAt,
  };
}

function activityCells({
  activity,
  place,
  direction,
  startedAt,
  endedAt,
  payments,
  result,
}: ActivityView): Cells {
  return {
    activity,
    place,
    direction,
    started_at: startedAt,
    ended_at: endedAt,
    payments: JSON.stringify(payments),
    result,
  };
}

function haltCells({ place, reason, haltedAt, resumedAt, inferred }: Halt): Cells {
  return { place, reason, halted_at: haltedAt, resumed_at: resumedAt, inferred: inferred ? 1 : 0 };
}

function legCells(leg: TravelledLeg, before: TravelledLeg | undefined): Cells {
  const { from, to, departedAt, arrivedAt, km, hours, standingHours, drivingHours } = leg;
  return {
    from_place: from,
    to_place: to,
    departed_at: departedAt,
    arrived_at: arrivedAt,
    distance_m: km === null ? null : Math.round(km * 1000),
    duration_ms: milliseconds(hours),
    standing_ms: milliseconds(standingHours),
    driving_ms: milliseconds(drivingHours),
    stay_ms: stayBefore(before, leg),
  };
}

function expenseCells({ category, amount, official, paidTo, paidAt, place }: ExpenseView): Cells {
  return {
    category,
    amount: amount.amount,
    currency: amount.currency,
    official: official ? 1 : 0,
    paid_to: paidTo,
    paid_at: paidAt,
    place,
  };
}
