import { type Agency } from './declaration.events.js';
import { type Step, stepsOf, timeOf } from './declaration.state.js';
import { elapsedHours } from '../time/hours.js';
import { firstFrom } from '../time/first-of.js';

/** An agency held the goods. Instants are RFC 3339 in UTC; what was not reported is null. */
export interface ClearanceHold {
  readonly agency: Agency;
  readonly reason: string;
  readonly place: string | null;
  readonly heldAt: string;
  /** Null while the hold goes on, and where nobody reported its end. */
  readonly endedAt: string | null;
  readonly hours: number | null;
  readonly evidence: readonly string[];
}

/**
 * The holds of a declaration. Each ends when the agency lifts it. A hold of customs ends with their decision, too; one of
 * another agency when that agency has examined the goods and found no fault: a decision of customs does not end it.
 */
export function holdsOf(steps: readonly Step[]): readonly ClearanceHold[] {
  const ends = endsByAgency(steps);
  return stepsOf(steps, 'ClearanceHeld').map(({ fact: { data }, evidence }) => {
    const { agency, reason, place = null, occurredAt } = data;
    const times = ends.get(agency) ?? [];
    const endedAt = times[firstFrom(times, occurredAt)] ?? null;
    return {
      agency,
      reason,
      place,
      heldAt: occurredAt,
      endedAt,
      hours: elapsedHours(occurredAt, endedAt),
      evidence,
    };
  });
}

/** When holds of an agency ended, in the order of time. */
function endsByAgency(steps: readonly Step[]): ReadonlyMap<Agency, readonly string[]> {
  const ends = new Map<Agency, string[]>();
  for (const step of steps) {
    const agency = endsHoldOf(step);
    if (agency === undefined) continue;
    const known = ends.get(agency);
    if (known) known.push(timeOf(step));
    else ends.set(agency, [timeOf(step)]);
  }
  for (const times of ends.values()) times.sort();
  return ends;
}

/** The agency whose holds end with a step. */
function endsHoldOf({ fact: { type, data } }: Step): Agency | undefined {
  if (type === 'ClearanceGranted' || type === 'ClearanceRefused') return 'customs';
  if (type === 'HoldLifted') return data.agency;
  if (type !== 'ExaminationDone' || data.result === 'non-conformant') return undefined;
  return data.agency === 'customs' ? undefined : data.agency;
}
