import { type IrregularityCode, severityOf } from './catalogue.js';
import { type Irregularity } from './irregularity.js';
import { ascending } from '../ascending.js';

/** How many reports an irregularity names; it counts all. */
export const MOST_EVIDENCE = 50;

/** What is found of one code and set of vehicles. */
interface Found {
  readonly first: Omit<Irregularity, 'evidence' | 'reports'>;
  readonly evidence: Set<string>;
}

/** Gathers irregularities of one state: one for each code and set of vehicles. */
export class IrregularityList {
  /** By vehicles, then by code. */
  readonly #found = new Map<string, Map<IrregularityCode, Found>>();
  /** The vehicles of the last one: what concerns all of a paper comes with the same list again and again. */
  #last: { readonly given: readonly string[]; readonly ids: readonly string[]; readonly key: string } | null =
    null;

  /** What comes first in time keeps `since`, whatever order they are added in. */
  add(
    code: IrregularityCode,
    since: string,
    vehicleIds: readonly string[],
    evidence: readonly string[],
  ): void {
    const { ids, key } = this.#vehicles(vehicleIds);
    const ofVehicles = this.#found.get(key) ?? new Map<IrregularityCode, Found>();
    this.#found.set(key, ofVehicles);
    const known = ofVehicles.get(code);
    const first =
      known && known.first.since <= since
        ? known.first
        : { code, severity: severityOf(code), since, vehicleIds: ids };
    const all = known?.evidence ?? new Set<string>();
    for (const id of evidence) all.add(id);
    ofVehicles.set(code, { first, evidence: all });
  }

  #vehicles(given: readonly string[]): { readonly ids: readonly string[]; readonly key: string } {
    if (this.#last?.given === given) return this.#last;
    const ids = [...new Set(given)].sort();
    this.#last = { given, ids, key: ids.join(' ') };
    return this.#last;
  }

  /** By code, then time, then vehicles. */
  list(): readonly Irregularity[] {
    return [...this.#found.values()]
      .flatMap((ofVehicles) => [...ofVehicles.values()])
      .map(({ first, evidence }) => ({
        ...first,
        evidence: [...evidence].slice(0, MOST_EVIDENCE),
        reports: evidence.size,
      }))
      .sort(
        (a, b) =>
          ascending(a.code, b.code) ||
          ascending(a.since, b.since) ||
          ascending(a.vehicleIds.join(), b.vehicleIds.join()),
      );
  }
}
