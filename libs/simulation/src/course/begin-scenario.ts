import { type Dice } from '../chance/dice.js';
import { NUMBERS_PER_SCENARIO } from '../fleet/numbers.js';
import { roadEvents } from '../road-events/road-events.js';
import { type SimulationParameters } from '../parameters/parameters.js';
import { Desk, type Mark } from '../scenario/desk.js';
import { Members } from '../scenario/members.js';
import { type Scenario } from '../scenario/scenario.js';

export interface Beginning {
  readonly id: string;
  readonly world: SimulationParameters;
  readonly dice: Dice;
  readonly firstNumber: number;
  /** Is put on every decision. */
  readonly mark?: Mark;
}

/** A scenario before anything is decided. */
export function begin({ id, world, dice, firstNumber, mark }: Beginning): Scenario {
  let used = 0;
  let declared = 0;
  const numbers = (): number => {
    if (used === NUMBERS_PER_SCENARIO) throw new Error(`${id} needs more numbers than it has.`);
    return firstNumber + used++;
  };
  const road = {
    dice,
    driving: world.driving,
    borders: world.borders,
    moments: [],
    silences: new Map(),
    stays: [],
  };
  const scenario: Scenario = {
    id,
    world,
    road: { ...road, events: roadEvents(() => scenario) },
    desk: new Desk(mark),
    members: new Members(),
    loads: [],
    routes: new Map(),
    plates: new Map(),
    completions: [],
    numbers,
    declarationNumbers: () => firstNumber * 1000 + declared++,
  };
  return scenario;
}
