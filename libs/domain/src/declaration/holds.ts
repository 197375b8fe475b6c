import { type Agency } from './declaration.events.js';
import { type FactOf, type Step, stepsOf, timeOf } from './declaration.state.js';
import { elapsedHours } from '../time/hours.js';

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
  return stepsOf(steps, 'ClearanceHeld').map(({ fact: { data }, evidence }) => {
    const { agency, reason, place = null, occurredAt } = data;
    const endedAt = endOf(data, steps);
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

function endOf(
  { agency, occurredAt }: FactOf<'ClearanceHeld'>['data'],
  steps: readonly Step[],
): string | null {
  const ends: readonly Step[] =
    agency === 'customs'
      ? stepsOf(steps, 'ClearanceGranted', 'ClearanceRefused')
      : stepsOf(steps, 'ExaminationDone').filter(
          ({ fact: { data } }) => data.agency === agency && data.result !== 'non-conformant',
        );
  const lifted = stepsOf(steps, 'HoldLifted').filter(({ fact: { data } }) => data.agency === agency);
  const times = [...ends, ...lifted].map(timeOf).filter((at) => at >= occurredAt);
  return times.sort()[0] ?? null;
}
