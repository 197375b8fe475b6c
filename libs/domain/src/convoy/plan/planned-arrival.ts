import { refuse, type Refused } from '../../decision/refusal.js';

/** The refusal of an arrival that does not lie after the departure; undefined where it does, or none is planned. */
export function tooEarly(
  plannedDeparture: string,
  plannedArrival: string | undefined,
  pointer = '/plannedArrival',
): Refused | undefined {
  if (plannedArrival === undefined || plannedArrival > plannedDeparture) return undefined;
  const detail = 'The planned arrival does not lie after the planned departure.';
  return refuse('arrival-before-departure', detail, { plannedDeparture, plannedArrival }, pointer);
}
