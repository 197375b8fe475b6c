import { isKnownPlace, placeOf } from '../../geography/geography.js';
import { type Place } from '../../geography/place.js';
import { type Direction } from '../../geography/route.js';
import { type Position } from '../../event/happened.js';
import { type Recorded } from '../../event/recorded.js';
import { type ConvoyFact } from '../events/facts.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { copyVehicle, type VehicleDraft } from '../state/vehicle-draft.js';
import { checkApproval, comesUnderAnotherOffice } from '../seals/approvals.js';
import { inferPassages } from '../borders/inferred-passages.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import {
  completePassage,
  inferExit,
  openPassage,
  type PassageMoment,
  recordMoment,
} from '../borders/passages.js';
import { checkAgreement, checkPermits } from '../borders/permits.js';
import { isPassedAsSide, isSideFor } from '../borders/sides.js';
import { type FactEffect } from './fact-effects.js';
import { directionOf, hasJustPassed, locate, seenJustBefore } from '../road/route-point.js';
import { checkSpeed, reportedPoint } from '../road/speed.js';
import { addVisit } from '../road/visits.js';

export interface FactToApply {
  readonly fact: Recorded<ConvoyFact>;
  readonly effect: FactEffect;
  readonly plan: ConvoyPlan;
  readonly irregularities: IrregularityCollector;
  /** The vehicles that it names; where it names none, those that it concerns. */
  readonly about: readonly string[];
}

/**
 * What one fact changes of one vehicle. Facts come in the order they occurred.
 *
 * Only places count as whereabouts on the route and as the country it is in. A position is kept, but near a border a
 * phone shows the other side of the line as easily as this one, so it decides neither.
 */
export function applyFact(vehicle: VehicleState, applied: FactToApply): VehicleState {
  const { fact, effect, plan, irregularities, about } = applied;
  const { occurredAt, place, position } = fact.event.data;
  const next = copyVehicle(vehicle);
  next.lastSeenAt = occurredAt;
  if (position) next.lastPosition = positionAt(position, occurredAt);
  if (place !== undefined) {
    applyAtPlace(placeOf(place), vehicle, next, applied);
    return next;
  }
  if (position) {
    next.lastPoint = reportedPoint(position, fact);
    checkSpeed(vehicle, next.lastPoint, irregularities);
  }
  effect.addDetails?.(next, fact, irregularities, plan, about);
  effect.updateStatus(next, fact, false);
  return next;
}

/** @param vehicle as it was before the fact */
function applyAtPlace(here: Place, vehicle: VehicleState, next: VehicleDraft, applied: FactToApply): void {
  const { fact, effect, plan, irregularities, about } = applied;
  const { data } = fact.event;
  const { slug: place } = here;
  const { occurredAt } = data;
  const point = reportedPoint(here, fact);
  checkSpeed(vehicle, point, irregularities);
  checkPermits(vehicle, here, occurredAt, irregularities);
  const reported = 'direction' in data ? data.direction : undefined;
  const { index, leftBefore } = locate(plan, vehicle, place, occurredAt, reported);
  checkAgreement(vehicle, plan, index, irregularities);
  if (comesUnderAnotherOffice(vehicle, here.country))
    checkApproval(vehicle, { place, at: occurredAt, index: index ?? null }, plan, irregularities);
  const moment = momentOf(applied, here, reported);
  const moved = vehicle.lastPlace !== place;
  const late = leftBefore || (index === undefined && seenJustBefore(vehicle, occurredAt));
  const completed = moment && moved && late && completePassage(vehicle.passages, moment);
  if (completed) {
    next.passages = completed.passages;
    addContradiction(vehicle, completed.contradicts, irregularities);
    return;
  }
  if (leftBefore || (!moment && moved && late && hasJustPassed(vehicle, place))) {
    effect.addDetails?.(next, fact, irregularities, plan, about);
    effect.updatePast?.(next, fact);
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
  } else if (beginsPassage(applied, here) && (moved || next.passages.at(-1)?.place !== place)) {
    const direction = directionOf(plan, vehicle, place, index, reported);
    next.passages = openPassage(next.passages, place, direction, fact.id);
  }
  next.lastPlace = place;
  next.lastPlaceAt = occurredAt;
  if (isKnownPlace(place)) {
    next.lastPoint = point;
    next.currentCountry = here.country;
  }
  next.visits = addVisit(vehicle.visits, place, index ?? null, occurredAt);
  effect.addDetails?.(next, fact, irregularities, plan, about);
  effect.updateStatus(next, fact, moved);
}

/** Field by field, as in `copyVehicle`: most facts of a tracker are positions. */
function positionAt({ lat, lon, accuracyM }: Position, at: string): VehicleState['lastPosition'] {
  return accuracyM === undefined ? { lat, lon, at } : { lat, lon, accuracyM, at };
}

/** The moment of a passage that a fact reports; undefined where it reports none, or not at a side of a border. */
function momentOf(
  { fact: { id, event }, effect: { moment }, plan }: FactToApply,
  { slug }: Place,
  direction: Direction | undefined,
): PassageMoment | undefined {
  if (!moment || !isSideFor(plan, slug)) return undefined;
  return { place: slug, moment, at: event.data.occurredAt, reportId: id, direction };
}

function beginsPassage({ effect, plan }: FactToApply, { slug }: Place): boolean {
  return effect.beginsPassage === true && isPassedAsSide(plan, slug);
}

function addContradiction(
  { vehicleId }: VehicleState,
  reportId: string | null,
  irregularities: IrregularityCollector,
): void {
  if (reportId !== null) irregularities.add('contradictory-reports', [vehicleId], [reportId]);
}
