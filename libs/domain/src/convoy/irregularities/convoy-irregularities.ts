import { atOnce } from '../../at-once.js';
import { IrregularityList } from '../../irregularity/irregularity-list.js';
import { gatheringConditional } from '../../irregularity/conditions.js';
import { type ConditionalIrregularity, type Irregularity } from '../../irregularity/irregularity.js';
import { gatheringOfStanding } from '../../standing/standing-irregularities.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { entriesWithoutExit } from './entry-without-exit.js';
import { type ConvoyIrregularities, type ConvoyIrregularity } from '../state/irregularity.state.js';

/** Those looked at before others have their turn. */
const GATHERED_AT_ONCE = 200;

/** All irregularities that this state alone shows, one per code and set of vehicles, by code and time. */
export function irregularitiesOf(state: ConvoyState): readonly Irregularity[] {
  return atOnce(gatheringIrregularities(state));
}

/** The same in portions, so that others have their turn. */
export function* gatheringIrregularities(state: ConvoyState): Generator<void, readonly Irregularity[]> {
  const found = new IrregularityList();
  for (const [i, one] of listIrregularities(state.irregularities).entries()) {
    const { code, occurredAt, vehicleIds, evidence, unless } = one;
    if (unless === undefined) found.add(code, occurredAt, vehicleIds, evidence);
    if (i % GATHERED_AT_ONCE === 0) yield;
  }
  if (state.decided === 'planned' && state.underwaySince !== null) {
    found.add('underway-before-dispatch', state.underwaySince, [...state.vehicles.keys()], []);
  }
  for (const vehicle of state.vehicles.values()) {
    yield;
    for (const { since, evidence } of entriesWithoutExit(vehicle)) {
      found.add('entry-without-exit', since, [vehicle.vehicleId], evidence);
    }
  }
  for (const { matched, retractionId, occurredAt } of state.retractions.values()) {
    if (!matched) found.add('retraction-without-report', occurredAt, [], [retractionId]);
  }
  yield* gatheringOfStanding(state.standing, found);
  return found.list();
}

/**
 * Irregularities that stand only while nothing explains them in another stream. The read models decide which of them
 * stand: no fold reads a second stream.
 */
export function conditionalIrregularitiesOf(state: ConvoyState): readonly ConditionalIrregularity[] {
  return atOnce(gatheringConditionalOf(state));
}

/** The same in portions, so that others have their turn. */
export function gatheringConditionalOf(
  state: ConvoyState,
): Generator<void, readonly ConditionalIrregularity[]> {
  return gatheringConditional(
    listIrregularities(state.irregularities).flatMap(({ unless, occurredAt, ...one }) =>
      unless ? [{ ...one, at: occurredAt, unless }] : [],
    ),
  );
}

export function listIrregularities(irregularities: ConvoyIrregularities): readonly ConvoyIrregularity[] {
  const list: ConvoyIrregularity[] = [];
  for (let rest = irregularities; rest; rest = rest.before) list.push(rest.latest);
  return list.reverse();
}
