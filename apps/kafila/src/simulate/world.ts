import { allTroubles, simulate, type SimulatedConvoy, type Simulation } from '#kafila/simulation';

/** Which world to simulate. */
export interface World {
  readonly seed: number;
  /** Undertakings: convoys that set out, each with those that come of it. */
  readonly convoys: number;
  /** The number of the first. */
  readonly from: number;
  readonly allTroubles: boolean;
}

/** Makes undertakings one at a time. */
export function worldOf({ seed, convoys, from, allTroubles: all }: World): Generator<SimulatedConvoy, void> {
  const simulation: Simulation = { seed, convoys, from };
  return simulate(all ? { ...simulation, parameters: allTroubles } : simulation);
}
