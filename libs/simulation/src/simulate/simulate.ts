import { dice } from '../chance/dice.js';
import { firstNumberOf } from '../fleet/numbers.js';
import { parametersWith, type SimulationParameters, type SomeParameters } from '../parameters/parameters.js';
import { type SimulatedConvoy } from '../outcome/simulated-convoy.js';
import { drawConvoy } from '../course/draw-convoy.js';
import { finish } from './finish.js';
import { followCourse } from '../course/follow-course.js';
import { begin } from '../course/begin-scenario.js';

/** What to simulate. The same request gives the same reports for ever. */
export interface Simulation {
  /** A whole number. */
  readonly seed: number;
  /** How many scenarios: each is a convoy that sets out, with the convoys that come of it by splits, merges and returns. */
  readonly convoys: number;
  /** Number of the first scenario, 0 by default: any part of a simulation can be made without the rest. */
  readonly from?: number;
  readonly parameters?: SomeParameters;
}

/** Each scenario has its own stream of chance for each purpose, so that a new draw for one changes nothing for another. */
const FOR_PLAN = 1;
const FOR_ROAD = 2;
const FOR_REPORTS = 3;

/** Makes scenarios one at a time, when they are asked for, and keeps none. */
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
  const chance = dice(seed, number, FOR_PLAN);
  const corridorId = chance.pick(world.fleet.corridorIds);
  const id = `${corridorId}-${seed}-${number}`;
  const scenario = begin({
    id,
    world,
    dice: dice(seed, number, FOR_ROAD),
    firstNumber: firstNumberOf(seed, number),
  });
  followCourse(scenario, drawConvoy(scenario, corridorId, chance));
  return finish(scenario, dice(seed, number, FOR_REPORTS));
}
