import { type Recorded } from '../../event/recorded.js';
import { type Trailer, type VehicleDescription } from '../events/vehicle.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { type SealFact, sealStep, sealsOn } from '../seals/seal-step.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import { type TrailerState, type VehicleState } from '../state/vehicle.state.js';

/** The trailers that a vehicle joins with, with the seals that are on them then. */
export function trailersOf({ trailers = [] }: VehicleDescription, at: string): readonly TrailerState[] {
  return trailers.map(({ trailerId, plate, country, container = null, seals = [], approval }) => ({
    ...{ trailerId, plate, country, container, alsoKnownAs: [] },
    ...(approval ? { approval } : {}),
    seals: seals.length > 0 ? [sealStep('joined-with', at, seals, null)] : [],
  }));
}

/** Trailers as they are handed over into another convoy; undefined where there are none. */
export function trailersToHandOver({ trailers }: VehicleState): readonly Trailer[] | undefined {
  if (trailers.length === 0) return undefined;
  return trailers.map(({ trailerId, plate, country, container, approval, ...trailer }) => {
    const seals = sealsOn(trailer);
    return {
      ...{ trailerId, plate, country },
      ...(container === null ? {} : { container }),
      ...(seals.length > 0 ? { seals } : {}),
      ...(approval ? { approval } : {}),
    };
  });
}

/** Which of its trailers an id names, by whatever plate; -1: none. */
export function trailerNamed({ trailers }: Pick<VehicleState, 'trailers'>, id: string): number {
  return trailers.findIndex(({ trailerId, alsoKnownAs }) => trailerId === id || alsoKnownAs.includes(id));
}

type SealEffect<Fact extends SealFact> = (
  vehicle: VehicleDraft,
  fact: Recorded<Fact>,
  irregularities: IrregularityCollector,
  plan: ConvoyPlan,
) => void;

/** What a fact on seals changes: of the trailers that it names, where it names any, else of the vehicle itself. */
export function onSealedUnit<Fact extends SealFact>(change: SealEffect<Fact>): SealEffect<Fact> {
  return (vehicle, fact, irregularities, plan) => {
    const named = (fact.namedAs ?? []).map((id) => trailerNamed(vehicle, id)).filter((index) => index >= 0);
    if (named.length === 0) {
      change(vehicle, fact, irregularities, plan);
      return;
    }
    const own = vehicle.seals;
    for (const index of new Set(named)) {
      const trailer = vehicle.trailers[index];
      if (!trailer) continue;
      vehicle.seals = trailer.seals;
      change(vehicle, fact, irregularities, plan);
      vehicle.trailers = vehicle.trailers.with(index, { ...trailer, seals: vehicle.seals });
    }
    vehicle.seals = own;
  };
}
