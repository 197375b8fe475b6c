import { placeOf } from '../../geography/geography.js';
import { type Recorded } from '../../event/recorded.js';
import { type ConvoyFact, type VehiclesHalted, type VehiclesResumed } from '../events/facts.js';
import { type Halt } from '../state/road.state.js';
import { type VehicleDraft } from '../state/copy-vehicle.js';
import { addHalt, addPastHalt, beginHalt, endHalt, endPastHalt, isAwayFrom, lasts } from '../road/halts.js';
import { isDeliveredHere, isInPassage, statusAt } from '../road/status.js';
import { stayedUntil } from '../road/visits.js';

/**
 * What a vehicle does by a fact, where it is.
 *
 * @param moved whether it was seen at another place before
 */
export function updateStatus(vehicle: VehicleDraft, fact: Recorded<ConvoyFact>, moved: boolean): void {
  const { event } = fact;
  switch (event.type) {
    case 'VehiclesHalted':
      halt(vehicle, { ...fact, event });
      return;
    case 'VehiclesResumed':
      resume(vehicle, { ...fact, event });
      return;
    case 'CargoDelivered':
      vehicle.status = event.data.partial ? 'moving' : 'delivered';
      break;
    case 'CheckpointPassed':
      vehicle.status = isDeliveredHere(vehicle) ? 'delivered' : statusAt(vehicle);
      break;
    case 'BorderArrived':
    case 'BorderEntered':
      vehicle.status = 'at-border';
      break;
    case 'BorderExited':
      vehicle.status = 'moving';
      break;
    case 'PositionReported':
    case 'BorderActivityRecorded':
    case 'SealsAffixed':
    case 'SealsVerified':
    case 'SealsBroken':
    case 'SealsReplaced':
    case 'IncidentReported':
    case 'CargoTransshipped':
    case 'EscortJoined':
    case 'EscortLeft':
    case 'ExpensePaid':
      beSeen(vehicle, event, moved);
      return;
  }
  // Seen to do something else, it halts no more.
  vehicle.halts = endHalt(vehicle.halts, null);
}

/** What remains of a fact about a place that the vehicle has left before: it neither stops nor moves there now. */
export function updatePastHalts(vehicle: VehicleDraft, fact: Recorded<ConvoyFact>, place: string): void {
  const { id, event } = fact;
  if (event.type === 'VehiclesHalted') {
    vehicle.halts = addPastHalt(vehicle.halts, beginHalt({ ...fact, event }));
  }
  if (event.type === 'VehiclesResumed') {
    vehicle.halts = endPastHalt(vehicle.halts, place, event.data.occurredAt, id);
  }
}

function halt(vehicle: VehicleDraft, fact: Recorded<VehiclesHalted>): void {
  const { place, position, occurredAt } = fact.event.data;
  const point = position ?? (place === undefined ? null : placeOf(place));
  vehicle.status = 'halted';
  vehicle.halts = addHalt(vehicle.halts, beginHalt(fact));
  const isNew = vehicle.halts.at(-1)?.haltedAt === occurredAt;
  if (isNew || vehicle.haltPoint === null) vehicle.haltPoint = point && { lat: point.lat, lon: point.lon };
}

/** The end of the halt that lasts. Told from elsewhere, it is that of another halt: this one ended, nobody knows when. */
function resume(vehicle: VehicleDraft, { id, event: { data } }: Recorded<VehiclesResumed>): void {
  const { occurredAt, place } = data;
  const last = vehicle.halts.at(-1);
  vehicle.status = statusAt(vehicle);
  if (last && lasts(last) && isElsewhere(vehicle, last, data)) {
    vehicle.halts = endHalt(vehicle.halts, null);
    return;
  }
  // Until then it stood where it halted.
  if (last && lasts(last) && last.place !== null && (place ?? last.place) === vehicle.lastPlace) {
    vehicle.visits = stayedUntil(vehicle.visits, occurredAt);
  }
  vehicle.halts = endHalt(vehicle.halts, occurredAt, id);
}

function isElsewhere(
  vehicle: VehicleDraft,
  halt: Halt,
  { place, position }: VehiclesResumed['data'],
): boolean {
  if (place !== undefined && halt.place !== null) return place !== halt.place;
  const point = position ?? (place === undefined ? undefined : placeOf(place));
  return point !== undefined && isAway(vehicle, point);
}

/**
 * What is done to a vehicle, or where it is, says little of what it does: at the place where it halts it goes on
 * halting, and at the start of its route it has not left yet. Elsewhere than before, it is on its way.
 */
function beSeen(vehicle: VehicleDraft, { data }: ConvoyFact, moved: boolean): void {
  if (moved) {
    vehicle.halts = endHalt(vehicle.halts, null);
    const hasSetOut = vehicle.status !== 'assigned' || (vehicle.routeIndex ?? 1) > 0;
    if (hasSetOut) vehicle.status = statusAt(vehicle);
    return;
  }
  if (data.place === undefined && data.position && isAway(vehicle, data.position)) {
    vehicle.halts = endHalt(vehicle.halts, null);
    vehicle.status = 'moving';
    return;
  }
  const stands = vehicle.status === 'halted' || vehicle.status === 'delivered';
  if (!stands && isInPassage(vehicle)) vehicle.status = 'at-border';
}

/** Where the halt that lasts began at a known point, further away than anybody walks. */
function isAway({ halts, haltPoint }: VehicleDraft, position: Parameters<typeof isAwayFrom>[1]): boolean {
  const last = halts.at(-1);
  return haltPoint !== null && last !== undefined && lasts(last) && isAwayFrom(haltPoint, position);
}
