import { type Route, vehicleIdOf } from '#kafila/domain';
import { type VehicleBody } from '../outcome/decision.js';
import { plateOf } from '../fleet/plates.js';
import { type Road } from '../journey/road.js';
import { type SimulationParameters } from '../parameters/parameters.js';
import { type Desk } from './desk.js';
import { type Load } from './load.js';
import { type Members } from './members.js';

/** A scenario while it is being made: one convoy, and the convoys that come of it. */
export interface Scenario {
  readonly id: string;
  readonly world: SimulationParameters;
  readonly road: Road;
  readonly desk: Desk;
  readonly members: Members;
  readonly loads: Load[];
  /** Convoy -> the whole route that it took in the end. In the order in which the convoys began. */
  readonly routes: Map<string, Route>;
  /** By vehicle id. */
  readonly plates: Map<string, { readonly country: string; readonly plate: string }>;
  /** The convoys that the desk completes. */
  readonly completions: Completion[];
  /** Numbers of plates and carnets that nothing else has. */
  readonly numbers: () => number;
  readonly declarationNumbers: () => number;
}

export interface Completion {
  readonly convoyId: string;
  /** When the desk completes it, whatever was reported by then. Absent: it waits for the reports. */
  readonly at?: number;
  /** Why it is complete without all deliveries. */
  readonly reason?: string;
}

/** A new tractor, registered in Pakistan. */
export function anotherTractor({ numbers, plates }: Scenario): VehicleBody {
  const tractor = { plate: plateOf('PK', numbers()), country: 'PK' };
  plates.set(vehicleIdOf(tractor.country, tractor.plate), tractor);
  return { ...tractor, kind: 'tractor-trailer' };
}

/** The load of a vehicle at a time. @throws where it carries nothing */
export function loadOf({ loads }: Scenario, vehicleId: string, at: number): Load {
  const load = loads.findLast(
    ({ departAt, carriers }) =>
      departAt <= at && carriers.findLast(({ from }) => from <= at)?.vehicleId === vehicleId,
  );
  if (!load) throw new Error(`${vehicleId} carries nothing.`);
  return load;
}
