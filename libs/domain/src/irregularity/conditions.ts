import { atOnce } from '../at-once.js';
import { ascending } from '../ascending.js';
import { instantAfter } from '../time/hours.js';
import { IrregularityList } from './irregularity-list.js';
import { type ConditionalIrregularity, type Unless } from './irregularity.js';
import { type IrregularityCode } from './catalogue.js';

/** Two units have two clocks: what explains a moment may be dated an hour before it. */
const CLOCKS_DIFFER_HOURS = 1;
/** A longer name could not be indexed. So many seals are on no load. */
const LONGEST_NAME = 500;

/** What does not fit, waiting for something that explains it. */
export interface Waiting {
  readonly code: IrregularityCode;
  readonly at: string;
  readonly vehicleIds: readonly string[];
  readonly evidence: readonly string[];
  readonly unless: Unless;
}

/** Explained by what happened from a moment on. */
export function from(of: string, moment: string): Unless {
  return { of, after: instantAfter(moment, -CLOCKS_DIFFER_HOURS), before: null };
}

/** Explained by what happened between two moments. */
export function between(of: string, first: string, last: string): Unless {
  return { ...from(of, first), before: instantAfter(last, CLOCKS_DIFFER_HOURS) };
}

/** Explained whenever it is told: what is so for the whole journey. */
export function whenever(of: string): Unless {
  return { of, after: '0000-01-01T00:00:00.000Z', before: '9999-12-31T23:59:59.999Z' };
}

/** Whether something of the right name explains it by when it happened. */
export function explains({ after, before }: Unless, at: string): boolean {
  return at >= after && (before === null || at <= before);
}

/** What explains a break of seals or a trans-shipment under TIR: a certified report on this carnet (TIR art. 25). */
export function certifiedReportOn(carnetNumber: string | null): string {
  return `certified-report ${carnetNumber ?? 'unknown'}`;
}

/** What explains that a vehicle is not approved: its carnet is endorsed for heavy or bulky goods (TIR art. 29). */
export function heavyOrBulkyUnder(carnetNumber: string): string {
  return `heavy-or-bulky ${carnetNumber}`;
}

/** The name of what tells that these seals were put on the load of a carnet. */
export function sealsTold(by: 'carnet' | 'convoy', carnetNumber: string, seals: readonly string[]): string {
  return [`${by}-seals`, carnetNumber, ...[...new Set(seals)].sort()].join(' ').slice(0, LONGEST_NAME);
}

/**
 * One irregularity for each code, set of vehicles and moment that something has to explain. What explains a moment by
 * coming after it explains no later one: it counts until the next of the same code and name.
 */
export function conditionalIrregularities(waiting: readonly Waiting[]): readonly ConditionalIrregularity[] {
  return atOnce(gatheringConditional(waiting));
}

/** The same in portions, so that others have their turn. */
export function* gatheringConditional(
  waiting: readonly Waiting[],
): Generator<void, readonly ConditionalIrregularity[]> {
  const lists = new Map<string, { readonly unless: Unless; readonly list: IrregularityList }>();
  for (const { code, at, vehicleIds, evidence, unless } of waiting) {
    const key = JSON.stringify([unless.of, unless.after, unless.before]);
    const known = lists.get(key) ?? { unless, list: new IrregularityList() };
    lists.set(key, known);
    known.list.add(code, at, vehicleIds, evidence);
    yield;
  }
  const found = [...lists.values()]
    .flatMap(({ unless, list }) => list.list().map((one) => ({ ...one, unless })))
    .sort((a, b) => ascending(a.unless.of, b.unless.of) || ascending(a.unless.after, b.unless.after));
  return untilTheNext(found);
}

function untilTheNext(found: readonly ConditionalIrregularity[]): readonly ConditionalIrregularity[] {
  /** The moments that the last one of a code and name waits from, and the one before it. */
  const seen = new Map<string, { readonly after: string; readonly next: string | null }>();
  return found
    .toReversed()
    .map((one) => {
      const { of, after, before } = one.unless;
      if (before !== null) return one;
      const key = `${one.code} ${of}`;
      const later = seen.get(key);
      const next = later?.after === after ? later.next : (later?.after ?? null);
      seen.set(key, { after, next });
      if (next === null) return one;
      return { ...one, unless: { of, after, before: instantAfter(next, CLOCKS_DIFFER_HOURS) } };
    })
    .reverse();
}
