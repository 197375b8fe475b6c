import { placeOf } from '../../geography/geography.js';
import { type Recorded } from '../../event/recorded.js';
import {
  type ConvoyFact,
  type CargoDelivered,
  type VehiclesHalted,
  type VehiclesResumed,
} from '../events/facts.js';
import { type Halt } from '../state/road.state.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import {
  addHalt,
  addPastHalt,
  beginHalt,
  endHalt,
  endPastHalt,
  isAwayFrom,
  isOngoing,
} from '../road/halts.js';
import { endIncidents } from '../road/incidents.js';
import { isDeliveredHere, isInPassage, statusAt } from '../road/status.js';
import { stayedUntil } from '../road/visits.js';

export function passCheckpoint(vehicle: VehicleDraft, _fact: Recorded<ConvoyFact>, moved: boolean): void {
  vehicle.status = isDeliveredHere(vehicle) ? 'delivered' : statusAt(vehicle);
  haltNoMore(vehicle);
  if (moved) endIncidents(vehicle);
}

export function beAtBorder(vehicle: VehicleDraft, _fact: Recorded<ConvoyFact>, moved: boolean): void {
  vehicle.status = 'at-border';
  haltNoMore(vehicle);
  if (moved) endIncidents(vehicle);
}

export function moveOn(vehicle: VehicleDraft): void {
  vehicle.status = 'moving';
  haltNoMore(vehicle);
  endIncidents(vehicle);
}

export function deliver(vehicle: VehicleDraft, { event }: Recorded<CargoDelivered>): void {
  vehicle.status = event.data.partial ? 'moving' : 'delivered';
  haltNoMore(vehicle);
  endIncidents(vehicle);
}

/** Nobody knows when the halt ended: the vehicle was seen to do something else. */
function haltNoMore(vehicle: VehicleDraft): void {
  vehicle.halts = endHalt(vehicle.halts, null);
}

export function halt(vehicle: VehicleDraft, fact: Recorded<VehiclesHalted>): void {
  const { place, position, occurredAt } = fact.event.data;
  const point = position ?? (place === undefined ? null : placeOf(place));
  vehicle.status = 'halted';
  vehicle.halts = addHalt(vehicle.halts, beginHalt(fact));
  const isNew = vehicle.halts.at(-1)?.haltedAt === occurredAt;
  if (isNew || vehicle.haltPoint === null) vehicle.haltPoint = point && { lat: point.lat, lon: point.lon };
}

/** A halt at a place that the vehicle has left already: it neither stops nor moves there now. */
export function haltInPast(vehicle: VehicleDraft, fact: Recorded<VehiclesHalted>): void {
  vehicle.halts = addPastHalt(vehicle.halts, beginHalt(fact));
}

/** The end of a halt at a place that the vehicle has left already. */
export function resumeInPast(
  vehicle: VehicleDraft,
  { id, event: { data } }: Recorded<VehiclesResumed>,
): void {
  const { place, occurredAt } = data;
  if (place !== undefined) vehicle.halts = endPastHalt(vehicle.halts, place, occurredAt, id);
}

/** The end of the ongoing halt. Reported from elsewhere, it ends another halt: when this one ended, nobody knows. */
export function resume(vehicle: VehicleDraft, { id, event: { data } }: Recorded<VehiclesResumed>): void {
  const { occurredAt, place } = data;
  const last = vehicle.halts.at(-1);
  vehicle.status = statusAt(vehicle);
  endIncidents(vehicle);
  if (last && isOngoing(last) && isElsewhere(vehicle, last, data)) {
    haltNoMore(vehicle);
    return;
  }
  // Until then it stood where it halted.
  if (last && isOngoing(last) && last.place !== null && (place ?? last.place) === vehicle.lastPlace) {
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
export function beSeen(
  vehicle: VehicleDraft,
  { event: { data } }: Recorded<ConvoyFact>,
  moved: boolean,
): void {
  if (moved) {
    haltNoMore(vehicle);
    endIncidents(vehicle);
    const hasSetOut = vehicle.status !== 'assigned' || (vehicle.routeIndex ?? 1) > 0;
    if (hasSetOut) vehicle.status = statusAt(vehicle);
    return;
  }
  if (data.place === undefined && data.position && isAway(vehicle, data.position)) {
    moveOn(vehicle);
    return;
  }
  const stands = vehicle.status === 'halted' || vehicle.status === 'delivered';
  if (!stands && isInPassage(vehicle)) vehicle.status = 'at-border';
}

/** Further from where the ongoing halt began than anybody walks. */
function isAway({ halts, haltPoint }: VehicleDraft, position: Parameters<typeof isAwayFrom>[1]): boolean {
  const last = halts.at(-1);
  return haltPoint !== null && last !== undefined && isOngoing(last) && isAwayFrom(haltPoint, position);
}
