import {
  type ActivityView,
  type ExpenseView,
  type Halt,
  type PassageView,
  type VehicleView,
} from '#kafila/domain';
import { type Cell, type Row, type RowsOfStream } from '../runner/projection.js';
import { type ConvoyDocument } from './convoy-document.js';

/** The cells of a row that is not complete yet. */
type Cells = Record<string, Cell>;

/** The rows of all vehicles of a convoy, those that left included. What a vehicle has many of is numbered in its order. */
export function vehicleRows({ convoyId, endedAt, vehicles }: ConvoyDocument): RowsOfStream {
  const nthOf = <T>(listOf: (vehicle: VehicleView) => readonly T[], cellsOf: (item: T) => Cells): Row[] => {
    const rows: Row[] = [];
    for (const vehicle of vehicles) {
      for (const [ordinal, item] of listOf(vehicle).entries()) {
        // Completed in place: there are many, and a copy of each costs more than all else here.
        const row = cellsOf(item);
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
    passages: nthOf(({ passages }) => passages, passageCells),
    activities: nthOf(({ activities }) => activities, activityCells),
    halts: nthOf(({ halts }) => halts, haltCells),
    legs: nthOf(({ legs }) => legs, legCells),
    expenses: nthOf(({ expenses }) => expenses, expenseCells),
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

function passageCells(passage: PassageView): Cells {
  const { place, direction, arrivedAt, enteredAt, exitedAt, hours, inferred } = passage;
  return {
    place,
    direction,
    arrived_at: arrivedAt,
    entered_at: enteredAt,
    exited_at: exitedAt,
    duration_ms: milliseconds(hours),
    inferred: inferred ? 1 : 0,
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

function legCells(leg: VehicleView['legs'][number]): Cells {
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
  };
}

function milliseconds(hours: number | null): bigint | null {
  return hours === null ? null : BigInt(Math.round(hours * 3_600_000));
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
