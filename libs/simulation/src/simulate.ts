import { dice } from './chance/dice.js';
import { firstNumberOf } from './fleet/numbers.js';
import { parametersWith, type SimulationParameters, type SomeParameters } from './parameters/parameters.js';
import { type SimulatedConvoy } from './simulated-convoy.js';
import { drawPapers } from './undertaking/papers.js';
import { finish } from './undertaking/finish.js';
import { tellStory } from './undertaking/tell-story.js';
import { begin } from './undertaking/begin.js';

/** What to simulate. The same request gives the same world for ever. */
export interface Simulation {
  /** A whole number. */
  readonly seed: number;
  /** How many undertakings: convoys that set out, each with those that come of it. */
  readonly convoys: number;
  /** Number of the first, 0 unless told: any part of a simulation can be made without the rest. */
  readonly from?: number;
  readonly parameters?: SomeParameters;
}

/** Purposes of chance: each undertaking has a stream of its own for each. */
const FOR_PAPERS = 1;
const FOR_ROAD = 2;
const FOR_REPORTS = 3;

/** Makes undertakings one at a time, when they are asked for; none is kept. */
export function* simulate({
  seed,
  convoys,
  from = 0,
  parameters,
}: Simulation): Generator<SimulatedConvoy, void> {
  const world = parametersWith(parameters);
  for (let number = from; number < from + convoys; number++) yield simulateConvoy(seed, number, world);
}

function simulateConvoy(seed: number, number: number, world: SimulationParameters): SimulatedConvoy {
  const chance = dice(seed, number, FOR_PAPERS);
  const corridorId = chance.pick(world.fleet.corridorIds);
  const id = `${corridorId}-${seed}-${number}`;
  const undertaking = begin({
    id,
    world,
    dice: dice(seed, number, FOR_ROAD),
    firstNumber: firstNumberOf(seed, number),
  });
  tellStory(undertaking, drawPapers(undertaking, corridorId, chance));
  return finish(undertaking, dice(seed, number, FOR_REPORTS));
}
