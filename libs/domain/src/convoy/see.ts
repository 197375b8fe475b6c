import { placeOf } from '../geography/geography.js';
import { type Place } from '../geography/place.js';
import { type Direction } from '../geography/route.js';
import { type Position } from '../report/happened.js';
import { type Told } from '../report/told.js';
import { act, actLate } from './act.js';
import { type ConvoySighting } from './convoy.events.js';
import { type ConvoyPlan, type VehicleState } from './convoy.state.js';
import { copyVehicle, type VehicleDraft } from './copy-vehicle.js';
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
  if (position) next.lastPosition = positionAt(position, occurredAt);
  if (place !== undefined) {
    seeAt(placeOf(place), next, { plan, vehicle, told, noticed });
    return next;
  }
  if (position) {
    next.lastSighting = sightedAt(position, told);
    noticeSpeed(vehicle, next.lastSighting, noticed);
  }
  record(next, told, plan, noticed);
  act(next, told, false);
  return next;
}

/** A fact and what it is told of, as it was before. */
interface Seen {
  readonly plan: ConvoyPlan;
  readonly vehicle: VehicleState;
  readonly told: Told<ConvoySighting>;
  readonly noticed: Noticed;
}

function seeAt(here: Place, next: VehicleDraft, { plan, vehicle, told, noticed }: Seen): void {
  const { data } = told.event;
  const { slug: place } = here;
  const { occurredAt } = data;
  const sighted = sightedAt(here, told);
  noticeSpeed(vehicle, sighted, noticed);
  noticePermits(vehicle, here, occurredAt, noticed);
  const reported = 'direction' in data ? data.direction : undefined;
  const { index, leftBefore } = locate(plan, vehicle, place, occurredAt, reported);
  const moment = momentOf(told, here, reported);
  const moved = vehicle.lastPlace !== place;
  const late = leftBefore || (index === undefined && seenJustBefore(vehicle, occurredAt));
  const completed = moment && moved && late && completePassage(vehicle.passages, moment);
  if (completed) {
    next.passages = completed.passages;
    noticeContradiction(vehicle, completed.contradicts, noticed);
    return;
  }
  if (leftBefore || (!moment && moved && late && hasJustPassed(vehicle, place))) {
    record(next, told, plan, noticed);
    actLate(next, told, place);
    return;
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
  } else if (isAtBorder(told.event, here) && (moved || next.passages.at(-1)?.place !== place)) {
    const direction = directionOf(plan, vehicle, place, index, reported);
    next.passages = openPassage(next.passages, place, direction, told.id);
  }
  next.lastPlace = place;
  next.lastPlaceAt = occurredAt;
  next.lastSighting = sighted;
  next.currentCountry = here.country;
  next.visits = visited(vehicle.visits, place, index ?? null, occurredAt);
  record(next, told, plan, noticed);
  act(next, told, moved);
}

/** Field by field, as in `copyVehicle`: most facts of a tracker are positions. */
function positionAt({ lat, lon, accuracyM }: Position, at: string): VehicleState['lastPosition'] {
  return accuracyM === undefined ? { lat, lon, at } : { lat, lon, accuracyM, at };
}

/** The moment of a passage that a fact tells; undefined where it tells none, or not of a side of a border. */
function momentOf(
  { id, event }: Told<ConvoySighting>,
  { slug, kind }: Place,
  direction: Direction | undefined,
): PassageMoment | undefined {
  const moment = MOMENTS[event.type];
  if (!moment || kind !== 'border-crossing') return undefined;
  return { place: slug, moment, at: event.data.occurredAt, reportId: id, direction };
}

/** What is done to a vehicle at a side of a border shows that its passage has begun, though none of its moments. */
function isAtBorder({ type }: ConvoySighting, { kind }: Place): boolean {
  return type === 'BorderActivityRecorded' && kind === 'border-crossing';
}

function noticeContradiction({ vehicleId }: VehicleState, reportId: string | null, noticed: Noticed): void {
  if (reportId !== null) noticed.add('contradictory-reports', [vehicleId], [reportId]);
}
