import { type SimulatedConvoy } from '#kafila/simulation';
import { addPassages, borderFigures } from './borders-of-truth.js';
import { addClearances, clearanceFigures } from './clearances-of-truth.js';
import { addConvoys, convoyFigures } from './convoys-of-truth.js';
import { addTrips, corridorFigures } from './corridors-of-truth.js';
import { membersOf } from './members-of-truth.js';
import { type PlainMoney } from './plain-money.js';
import { addOperations, countBreaches, tirFigures } from './tir-of-truth.js';

/** What statistics are computed from: what truly happened, as far as anybody reported it. */
export class TrueFigures {
  /** By place, direction and month. */
  readonly borders = borderFigures();
  /** By place and month. */
  readonly tir = tirFigures();
  /** By place and month. */
  readonly clearances = clearanceFigures();
  /** By corridor and month. */
  readonly corridors = corridorFigures();
  /** By corridor, country and month. */
  readonly countries = corridorFigures();
  /** By corridor and month. */
  readonly convoys = convoyFigures();
  /** How often seals were breached, by place and month. */
  readonly breaches: Record<string, number> = {};

  constructor(private readonly money: PlainMoney) {}

  add(scenario: SimulatedConvoy): void {
    const members = membersOf(scenario);
    addPassages(this.borders, scenario, this.money);
    addTrips({ whole: this.corridors, byCountry: this.countries }, scenario, members, this.money);
    addConvoys(this.convoys, scenario, members);
    addClearances(this.clearances, scenario);
    addOperations(this.tir, scenario);
    countBreaches(this.breaches, scenario);
  }
}
