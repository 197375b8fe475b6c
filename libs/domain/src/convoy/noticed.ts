import { type IrregularityCode } from '../irregularity/catalogue.js';
import { type Told } from '../report/told.js';
import { type ConvoySighting } from './convoy.events.js';
import { type Oddities } from './convoy.state.js';

/** Gathers what does not fit while one fact is folded. */
export class Noticed {
  readonly #told: Told<ConvoySighting>;
  #oddities: Oddities;

  constructor(before: Oddities, told: Told<ConvoySighting>) {
    this.#oddities = before;
    this.#told = told;
  }

  /** All that was noticed before, and by this fact. */
  get oddities(): Oddities {
    return this.#oddities;
  }

  /**
   * @param others the reports that it does not fit; the fact itself is always evidence
   * @param unless what in another stream would explain it
   */
  add(
    code: IrregularityCode,
    vehicleIds: readonly string[],
    others: readonly string[] = [],
    unless?: string,
  ): void {
    const latest = {
      code,
      vehicleIds: [...new Set(vehicleIds)],
      evidence: [...others, this.#told.id],
      occurredAt: this.#told.event.data.occurredAt,
      ...(unless === undefined ? {} : { unless }),
    };
    this.#oddities = { latest, before: this.#oddities };
  }
}
