import { NO_LOAD } from './load.js';
import { type Recorded } from '../../event/recorded.js';
import { type CargoTransshipped } from '../events/facts.js';
import { certifiedReportOn, from } from '../../irregularity/conditions.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type Load, type SealStep, type Transshipment } from '../state/cargo.state.js';
import { type ConvoyDraft } from '../state/convoy-draft.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { isUnderTir } from '../plan/regime.js';
import { sealSet, sealsOn } from '../seals/seal-step.js';
import { indexOfJustTold, withTold } from '../clocks/reported-twice.js';

/**
 * Moves a load from one vehicle of the convoy into another. TIR transport is without intermediate reloading (TIR
 * Convention art. 2), so under TIR it takes a certified report; under other regimes it is routine (dossier 1.7, 2).
 *
 * @param concerned the vehicles that the fact concerns, at the place already; changed here
 */
export function transship(
  { vehicles, plan }: Pick<ConvoyDraft, 'vehicles' | 'plan'>,
  fact: Recorded<CargoTransshipped>,
  irregularities: IrregularityCollector,
  concerned: readonly string[],
): void {
  const { fromVehicleId, toVehicleId, seals = [] } = fact.event.data;
  const giver = concerned.includes(fromVehicleId) ? vehicles.get(fromVehicleId) : undefined;
  const taker = concerned.includes(toVehicleId) ? vehicles.get(toVehicleId) : undefined;
  const move = moveOf(fact, giver);
  const before = (giver ?? taker)?.transshipments ?? [];
  const known = before[indexOfSame(before, move)];
  if (isUnderTir(plan, (giver ?? taker)?.routeIndex ?? null)) {
    const { carnetNumber, at } = known ?? move;
    const unless = from(certifiedReportOn(carnetNumber), at);
    const ids = [fromVehicleId, toVehicleId];
    irregularities.add('transshipment-without-certified-report', ids, [], unless);
  }
  if (known) {
    for (const vehicle of [giver, taker])
      if (vehicle) vehicles.set(vehicle.vehicleId, withEvidenceOf(vehicle, move));
    return;
  }
  if (taker) vehicles.set(toVehicleId, loaded(taker, giver?.load ?? NO_LOAD, move, seals));
  if (giver) vehicles.set(fromVehicleId, unloaded(giver, move));
}

function moveOf(
  { id, event: { data } }: Recorded<CargoTransshipped>,
  from: VehicleState | undefined,
): Transshipment {
  const { occurredAt, place = null, partial = false, reason = null } = data;
  return {
    at: occurredAt,
    place,
    from: data.fromVehicleId,
    to: data.toVehicleId,
    partial,
    carnetNumber: from?.load.carnetNumber ?? null,
    reason,
    evidence: [id],
  };
}

function indexOfSame(known: readonly Transshipment[], { at, from, to }: Transshipment): number {
  return indexOfJustTold(
    known,
    at,
    (one) => one.at,
    (one) => one.from === from && one.to === to,
  );
}

function withEvidenceOf(vehicle: VehicleState, move: Transshipment): VehicleState {
  const index = indexOfSame(vehicle.transshipments, move);
  const known = vehicle.transshipments[index];
  if (!known) return vehicle;
  const linked = { ...known, evidence: withTold(known.evidence, move.evidence) };
  return { ...vehicle, transshipments: vehicle.transshipments.with(index, linked) };
}

/** What it carries already it goes on carrying. Its own container takes the goods; else the container changes over whole. */
function loaded(
  vehicle: VehicleState,
  load: Load,
  move: Transshipment,
  seals: readonly string[],
): VehicleState {
  const own = vehicle.load;
  return {
    ...vehicle,
    status: vehicle.status === 'delivered' ? 'moving' : vehicle.status,
    load: {
      container: own.container ?? load.container,
      carnetNumber: own.carnetNumber ?? load.carnetNumber,
      destination: own.destination ?? load.destination,
      // What a part of was moved before is one cargo, in both.
      goods: [...new Set([...own.goods, ...load.goods])],
    },
    seals: seals.length > 0 ? [...vehicle.seals, sealed('affixed', move, seals)] : vehicle.seals,
    transshipments: [...vehicle.transshipments, move],
  };
}

/** Moving a load breaks its seals (dossier 8.3). A part that stays keeps its papers. */
function unloaded(vehicle: VehicleState, move: Transshipment): VehicleState {
  return {
    ...vehicle,
    load: move.partial ? vehicle.load : NO_LOAD,
    seals: sealsOn(vehicle).length > 0 ? [...vehicle.seals, sealed('broken', move, [])] : vehicle.seals,
    transshipments: [...vehicle.transshipments, move],
  };
}

function sealed(
  what: SealStep['what'],
  { at, place, evidence }: Transshipment,
  seals: readonly string[],
): SealStep {
  return { what, at, place, party: null, seals: sealSet(seals), evidence };
}
