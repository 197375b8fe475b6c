import { placeOf } from '../../geography/geography.js';
import { type Place } from '../../geography/place.js';
import { type Direction } from '../../geography/route.js';
import { type Position } from '../../event/happened.js';
import { type Recorded } from '../../event/recorded.js';
import { updateStatus, updatePastHalts } from './update-status.js';
import { type ConvoyFact } from '../events/facts.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { copyVehicle, type VehicleDraft } from '../state/copy-vehicle.js';
import { inferPassages } from '../borders/inferred-passages.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import {
  completePassage,
  inferExit,
  type Moment,
  openPassage,
  type PassageMoment,
  recordMoment,
} from '../borders/passages.js';
import { checkPermits } from '../borders/permits.js';
import { recordDetails } from './record-details.js';
import { directionOf, hasJustPassed, locate, seenJustBefore } from '../road/route-point.js';
import { checkSpeed, reportedPoint } from '../road/speed.js';
import { visited } from '../road/visits.js';

const MOMENTS: Readonly<Partial<Record<ConvoyFact['type'], Moment>>> = {
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
export function applyFact(
  plan: ConvoyPlan,
  vehicle: VehicleState,
  fact: Recorded<ConvoyFact>,
  irregularities: IrregularityCollector,
): VehicleState {
  const { occurredAt, place, position } = fact.event.data;
  const next = copyVehicle(vehicle);
  next.lastSeenAt = occurredAt;
  if (position) next.lastPosition = positionAt(position, occurredAt);
  if (place !== undefined) {
    applyAtPlace(placeOf(place), next, { plan, vehicle, fact, irregularities });
    return next;
  }
  if (position) {
    next.lastPoint = reportedPoint(position, fact);
    checkSpeed(vehicle, next.lastPoint, irregularities);
  }
  recordDetails(next, fact, plan, irregularities);
  updateStatus(next, fact, false);
  return next;
}

/** A fact and what it is told of, as it was before. */
interface Seen {
  readonly plan: ConvoyPlan;
  readonly vehicle: VehicleState;
  readonly fact: Recorded<ConvoyFact>;
  readonly irregularities: IrregularityCollector;
}

function applyAtPlace(here: Place, next: VehicleDraft, { plan, vehicle, fact, irregularities }: Seen): void {
  const { data } = fact.event;
  const { slug: place } = here;
  const { occurredAt } = data;
  const sighted = reportedPoint(here, fact);
  checkSpeed(vehicle, sighted, irregularities);
  checkPermits(vehicle, here, occurredAt, irregularities);
  const reported = 'direction' in data ? data.direction : undefined;
  const { index, leftBefore } = locate(plan, vehicle, place, occurredAt, reported);
  const moment = momentOf(fact, here, reported);
  const moved = vehicle.lastPlace !== place;
  const late = leftBefore || (index === undefined && seenJustBefore(vehicle, occurredAt));
  const completed = moment && moved && late && completePassage(vehicle.passages, moment);
  if (completed) {
    next.passages = completed.passages;
    addContradiction(vehicle, completed.contradicts, irregularities);
    return;
  }
  if (leftBefore || (!moment && moved && late && hasJustPassed(vehicle, place))) {
    recordDetails(next, fact, plan, irregularities);
    updatePastHalts(next, fact, place);
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
    addContradiction(vehicle, contradicts, irregularities);
  } else if (isAtBorder(fact.event, here) && (moved || next.passages.at(-1)?.place !== place)) {
    const direction = directionOf(plan, vehicle, place, index, reported);
    next.passages = openPassage(next.passages, place, direction, fact.id);
  }
  next.lastPlace = place;
  next.lastPlaceAt = occurredAt;
  next.lastPoint = sighted;
  next.currentCountry = here.country;
  next.visits = visited(vehicle.visits, place, index ?? null, occurredAt);
  recordDetails(next, fact, plan, irregularities);
  updateStatus(next, fact, moved);
}

/** Field by field, as in `copyVehicle`: most facts of a tracker are positions. */
function positionAt({ lat, lon, accuracyM }: Position, at: string): VehicleState['lastPosition'] {
  return accuracyM === undefined ? { lat, lon, at } : { lat, lon, accuracyM, at };
}

/** The moment of a passage that a fact tells; undefined where it tells none, or not of a side of a border. */
function momentOf(
  { id, event }: Recorded<ConvoyFact>,
  { slug, kind }: Place,
  direction: Direction | undefined,
): PassageMoment | undefined {
  const moment = MOMENTS[event.type];
  if (!moment || kind !== 'border-crossing') return undefined;
  return { place: slug, moment, at: event.data.occurredAt, reportId: id, direction };
}

/** What is done to a vehicle at a side of a border shows that its passage has begun, though none of its moments. */
function isAtBorder({ type }: ConvoyFact, { kind }: Place): boolean {
  return type === 'BorderActivityRecorded' && kind === 'border-crossing';
}

function addContradiction(
  { vehicleId }: VehicleState,
  reportId: string | null,
  irregularities: IrregularityCollector,
): void {
  if (reportId !== null) irregularities.add('contradictory-reports', [vehicleId], [reportId]);
}
