import { type ConvoyState } from './convoy.state.js';
import { listOddities } from './oddities.js';

export type IrregularityCode =
  | 'unknown-vehicle'
  | 'report-without-vehicle'
  | 'place-off-route'
  | 'not-a-border-side'
  | 'underway-before-dispatch'
  | 'retraction-without-report';

export type Severity = 'info' | 'warning' | 'critical';

/** Something the facts show that the rules of the road do not allow, or that does not fit together. */
export interface Irregularity {
  readonly code: IrregularityCode;
  readonly severity: Severity;
  /** When it first occurred, RFC 3339 in UTC. */
  readonly since: string;
  readonly vehicleIds: readonly string[];
  /** Ids of the reports that show it. */
  readonly evidence: readonly string[];
}

/** The catalogue: what each code means and how grave it is. */
export const IRREGULARITIES: Record<
  IrregularityCode,
  { readonly severity: Severity; readonly meaning: string }
> = {
  'unknown-vehicle': {
    severity: 'warning',
    meaning: 'A report names a vehicle that has not joined this convoy. Goes when the vehicle joins.',
  },
  'report-without-vehicle': {
    severity: 'warning',
    meaning: 'A report about the whole convoy, at a time when no vehicle belonged to it. Goes when one does.',
  },
  'place-off-route': {
    severity: 'warning',
    meaning: 'A vehicle was seen at a place that is not on the route of its convoy.',
  },
  'not-a-border-side': {
    severity: 'warning',
    meaning: 'A border report names a place that is no side of a border; it makes no passage.',
  },
  'underway-before-dispatch': {
    severity: 'info',
    meaning: 'The convoy was seen moving, but the desk has not dispatched it. Goes when it does.',
  },
  'retraction-without-report': {
    severity: 'info',
    meaning: 'A retraction names a report that has not been told. Goes when the report comes in.',
  },
};

/** All irregularities of a state, one per code and set of vehicles, by code and time. */
export function irregularitiesOf(state: ConvoyState): readonly Irregularity[] {
  const found = new Map<string, Irregularity & { readonly evidence: string[] }>();
  const add = (
    code: IrregularityCode,
    since: string,
    vehicleIds: readonly string[],
    evidence: string[],
  ): void => {
    const ids = [...vehicleIds].sort();
    const key = `${code} ${ids.join(' ')}`;
    const known = found.get(key);
    // Facts come in the order they occurred, so the first of its kind keeps `since`.
    if (known) known.evidence.push(...evidence);
    else found.set(key, { code, severity: IRREGULARITIES[code].severity, since, vehicleIds: ids, evidence });
  };

  for (const odd of listOddities(state.oddities))
    add(odd.code, odd.occurredAt, odd.vehicleIds, [odd.reportId]);
  if (state.decided === 'planned' && state.underwaySince !== null) {
    add('underway-before-dispatch', state.underwaySince, [...state.vehicles.keys()], []);
  }
  for (const { matched, retractionId, occurredAt } of state.retractions.values()) {
    if (!matched) add('retraction-without-report', occurredAt, [], [retractionId]);
  }
  return [...found.values()].sort((a, b) => order(a.code, b.code) || order(a.since, b.since));
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
