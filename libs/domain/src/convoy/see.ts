import { placeOf } from '../geography/geography.js';
import { type Told } from '../report/told.js';
import { act, actLate } from './act.js';
import { type ConvoySighting } from './convoy.events.js';
import { type ConvoyPlan, type VehicleState } from './convoy.state.js';
import { copyVehicle } from './copy-vehicle.js';
import { inferPassages } from './inferred-passages.js';
import { type Noticed } from './noticed.js';
import {
  completePassage,
  inferExit,
  type Moment,
  openPassage,
  type PassageMoment,
  recordMoment,
} from './passages.js';
import { noticePermits } from './permits.js';
import { record } from './record.js';
import { directionOf, hasJustPassed, locate, seenJustBefore } from './sighting.js';
import { noticeSpeed, sightedAt } from './speed.js';
import { visited } from './visits.js';

const MOMENTS: Readonly<Partial<Record<ConvoySighting['type'], Moment>>> = {
  BorderArrived: 'arrivedAt',
  BorderEntered: 'enteredAt',
  BorderExited: 'exitedAt',
};

/**
 * What one fact tells of one vehicle. Facts come in the order they occurred.
 *
 * Only places count as whereabouts on the route and as the country it is in. A position is kept, but near a border a
 * phone shows the other side of the line as easily as this one, so it decides neither.
 */
export function see(
  plan: ConvoyPlan,
  vehicle: VehicleState,
  told: Told<ConvoySighting>,
  noticed: Noticed,
): VehicleState {
  const { occurredAt, place, position } = told.event.data;
  const next = copyVehicle(vehicle);
  next.lastSeenAt = occurredAt;
  if (position) next.lastPosition = { ...position, at: occurredAt };
  const sighted = sightedAt(told);
  if (sighted) noticeSpeed(vehicle, sighted, noticed);
  if (place === undefined) {
    if (sighted) next.lastSighting = sighted;
    record(next, told, plan, noticed);
    act(next, told, false);
    return next;
  }

  noticePermits(vehicle, place, occurredAt, noticed);
  const reported = 'direction' in told.event.data ? told.event.data.direction : undefined;
  const { index, leftBefore } = locate(plan, vehicle, place, occurredAt, reported);
  const moment = momentOf(told, place);
  const moved = vehicle.lastPlace !== place;
  const late = leftBefore || (index === undefined && seenJustBefore(vehicle, occurredAt));
  const completed = moment && moved && late && completePassage(vehicle.passages, moment, reported);
  if (completed) {
    next.passages = completed.passages;
    noticeContradiction(vehicle, completed.contradicts, noticed);
    return next;
  }
  if (leftBefore || (!moment && moved && late && hasJustPassed(vehicle, place))) {
    record(next, told, plan, noticed);
    actLate(next, told, place);
    return next;
  }

  if (moved) next.passages = inferExit(next.passages);
  if (index !== undefined) {
    next.passages = inferPassages(next.passages, plan, vehicle, index);
    next.routeIndex = index;
    next.routeIndexAt = occurredAt;
  }
  if (moment) {
    const direction = directionOf(plan, vehicle, place, index, reported);
    const { passages, contradicts } = recordMoment(next.passages, moment, direction, !moved);
    next.passages = passages;
    noticeContradiction(vehicle, contradicts, noticed);
  } else if (isAtBorder(told.event, place) && (moved || next.passages.at(-1)?.place !== place)) {
    const direction = directionOf(plan, vehicle, place, index, reported);
    next.passages = openPassage(next.passages, place, direction, told.id);
  }
  next.lastPlace = place;
  next.lastPlaceAt = occurredAt;
  if (sighted) next.lastSighting = sighted;
  next.currentCountry = placeOf(place).country;
  next.visits = visited(vehicle.visits, place, index ?? null, occurredAt);
  record(next, told, plan, noticed);
  act(next, told, moved);
  return next;
}

/** The moment of a passage that a fact tells; undefined where it tells none, or not of a side of a border. */
function momentOf({ id, event }: Told<ConvoySighting>, place: string): PassageMoment | undefined {
  const moment = MOMENTS[event.type];
  if (!moment || placeOf(place).kind !== 'border-crossing') return undefined;
  return { place, moment, at: event.data.occurredAt, reportId: id };
}

/** What is done to a vehicle at a side of a border shows that its passage has begun, though none of its moments. */
function isAtBorder({ type }: ConvoySighting, place: string): boolean {
  return type === 'BorderActivityRecorded' && placeOf(place).kind === 'border-crossing';
}

function noticeContradiction({ vehicleId }: VehicleState, reportId: string | null, noticed: Noticed): void {
  if (reportId !== null) noticed.add('contradictory-reports', [vehicleId], [reportId]);
}
