import { placeOf } from '../geography/geography.js';
import { type ConvoySighting, type Told } from './convoy.events.js';
import { type ConvoyPlan, type Halt, type VehicleState } from './convoy.state.js';
import { completeExit, inferExit, inferPassages, type Moment, recordMoment } from './passages.js';
import { directionOf, locate } from './sighting.js';

const MOMENTS = { BorderArrived: 'arrivedAt', BorderEntered: 'enteredAt', BorderExited: 'exitedAt' } as const;

/** What one fact tells of one vehicle. Facts come in the order they occurred. */
export function see(plan: ConvoyPlan, vehicle: VehicleState, told: Told<ConvoySighting>): VehicleState {
  const { type, data } = told.event;
  const seen = data.position
    ? { ...vehicle, lastSeenAt: data.occurredAt, lastPosition: { ...data.position, at: data.occurredAt } }
    : { ...vehicle, lastSeenAt: data.occurredAt };
  if (type === 'BorderExited' && data.place !== vehicle.lastPlace) {
    // The exit of a side it has been seen beyond already (clocks differ by minutes): it does not go back for that.
    const passages = completeExit(vehicle.passages, told.event.data, told.id);
    if (passages) return { ...seen, passages };
  }
  const there = data.place === undefined ? seen : seenAt(plan, seen, told, data.place);

  switch (type) {
    case 'PositionReported':
      return there;
    case 'VehiclesHalted':
      return {
        ...there,
        status: 'halted',
        halts: [...endHalt(there.halts, null), beginHalt(told.event.data)],
      };
    case 'VehiclesResumed':
      return {
        ...there,
        status: atBorder(there) ? 'at-border' : 'moving',
        halts: endHalt(there.halts, data.occurredAt),
      };
    case 'CargoDelivered': {
      const { place = null, partial = false, occurredAt } = told.event.data;
      const deliveries = [...there.deliveries, { place, deliveredAt: occurredAt, partial }];
      return {
        ...there,
        status: partial ? 'moving' : 'delivered',
        deliveries,
        halts: endHalt(there.halts, null),
      };
    }
    case 'CheckpointPassed':
      return movedOn(there, atBorder(there) ? 'at-border' : 'moving');
    case 'BorderArrived':
    case 'BorderEntered':
      return movedOn(there, 'at-border');
    case 'BorderExited':
      return movedOn(there, 'moving');
  }
}

/** Seen at a named place: how far along the route, in which country, and what that implies for borders behind it. */
function seenAt(
  plan: ConvoyPlan,
  vehicle: VehicleState,
  told: Told<ConvoySighting>,
  place: string,
): VehicleState {
  const { type, data } = told.event;
  const reported = 'direction' in data ? data.direction : undefined;
  const index = locate(plan, vehicle, place, data.occurredAt, reported);
  const moved = vehicle.lastPlace !== place;
  let passages = moved ? inferExit(vehicle.passages) : vehicle.passages;
  if (index !== undefined) passages = [...passages, ...passedUnseen(plan, vehicle, index)];

  if (type in MOMENTS && placeOf(place).kind === 'border-crossing') {
    passages = recordMoment(passages, {
      place,
      direction: directionOf(plan, vehicle, place, index, reported),
      moment: MOMENTS[type as keyof typeof MOMENTS] satisfies Moment,
      at: data.occurredAt,
      reportId: told.id,
      stillThere: !moved,
    });
  }
  const progress = index === undefined ? {} : { routeIndex: index, routeIndexAt: data.occurredAt };
  return { ...vehicle, ...progress, passages, lastPlace: place, currentCountry: placeOf(place).country };
}

/** Border sides between where a vehicle was seen last and where it is seen now. */
function passedUnseen(
  plan: ConvoyPlan,
  vehicle: VehicleState,
  index: number,
): ReturnType<typeof inferPassages> {
  // Who joined on the way may have begun anywhere: nothing follows from its first sighting.
  if (vehicle.routeIndex === null) return vehicle.joinedOnTheWay ? [] : inferPassages(plan, 0, index);
  const here = plan.route[vehicle.routeIndex];
  const recordedHere = vehicle.passages.at(-1)?.place === here;
  return inferPassages(plan, vehicle.routeIndex + (recordedHere ? 1 : 0), index);
}

function atBorder(vehicle: VehicleState): boolean {
  const last = vehicle.passages.at(-1);
  return last !== undefined && last.place === vehicle.lastPlace && last.exitedAt === null && !last.inferred;
}

function movedOn(vehicle: VehicleState, status: VehicleState['status']): VehicleState {
  return { ...vehicle, status, halts: endHalt(vehicle.halts, null) };
}

function beginHalt(data: { occurredAt: string; place?: string; reason?: string }): Halt {
  const { occurredAt, place = null, reason = null } = data;
  return { haltedAt: occurredAt, resumedAt: null, inferred: false, place, reason };
}

/** Ends the halt that lasts, at the time reported; or without a time, where it is only implied. */
function endHalt(halts: readonly Halt[], resumedAt: string | null): readonly Halt[] {
  const last = halts.at(-1);
  if (!last || last.resumedAt !== null || last.inferred) return halts;
  return [...halts.slice(0, -1), { ...last, resumedAt, inferred: resumedAt === null }];
}
