import { type IrregularityCode } from '../../irregularity/catalogue.js';
import { type Unless } from '../../irregularity/irregularity.js';
import { type Recorded } from '../../event/recorded.js';
import { type ConvoyFact } from '../events/facts.js';
import { type ConvoyIrregularities } from '../state/irregularity.state.js';

/** Gathers what does not fit while one fact is folded. */
export class IrregularityCollector {
  readonly #fact: Recorded<ConvoyFact>;
  #found: ConvoyIrregularities;

  constructor(before: ConvoyIrregularities, fact: Recorded<ConvoyFact>) {
    this.#found = before;
    this.#fact = fact;
  }

  get found(): ConvoyIrregularities {
    return this.#found;
  }

  /**
   * @param others the reports that it does not fit; the fact itself is always evidence
   * @param unless what in another stream would explain it
   */
  add(
    code: IrregularityCode,
    vehicleIds: readonly string[],
    others: readonly string[] = [],
    unless?: Unless,
  ): void {
    const latest = {
      code,
      vehicleIds: [...new Set(vehicleIds)],
      evidence: [...others, this.#fact.id],
      occurredAt: this.#fact.event.data.occurredAt,
      ...(unless === undefined ? {} : { unless }),
    };
    this.#found = { latest, before: this.#found };
  }
}
