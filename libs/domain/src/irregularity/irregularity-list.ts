import { type IrregularityCode, severityOf } from './catalogue.js';
import { type Irregularity } from './irregularity.js';
import { ascending } from '../ascending.js';

/** How many reports an irregularity names; it counts all. */
export const MOST_EVIDENCE = 50;

/** Gathers irregularities of one state: one for each code and set of vehicles. */
export class IrregularityList {
  readonly #found = new Map<
    string,
    { first: Omit<Irregularity, 'evidence' | 'reports'>; evidence: Set<string> }
  >();

  /** What comes first in time keeps `since`, whatever order they are added in. */
  add(
    code: IrregularityCode,
    since: string,
    vehicleIds: readonly string[],
    evidence: readonly string[],
  ): void {
    const ids = [...new Set(vehicleIds)].sort();
    const key = [code, ...ids].join(' ');
    const known = this.#found.get(key);
    const first =
      known && known.first.since <= since
        ? known.first
        : { code, severity: severityOf(code), since, vehicleIds: ids };
    const all = known?.evidence ?? new Set<string>();
    for (const id of evidence) all.add(id);
    this.#found.set(key, { first, evidence: all });
  }

  /** By code, then time, then vehicles. */
  list(): readonly Irregularity[] {
    return [...this.#found.values()]
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
