import { type Activity, type Passage } from '../../convoy/state/border.state.js';
import { CLOCKS_DIFFER_HOURS } from '../../convoy/clocks/clock-difference.js';
import { msOfHours } from '../../time/hours.js';

/** What is read of a passage. Instants are RFC 3339 in UTC. */
export type PassageToSample = Pick<
  Passage,
  'place' | 'direction' | 'arrivedAt' | 'enteredAt' | 'exitedAt' | 'inferred'
>;

export type ActivityToSample = Pick<
  Activity,
  'activity' | 'place' | 'direction' | 'startedAt' | 'endedAt' | 'payments'
>;

/** Later than any instant: instants compare as text, and begin with a digit. */
const LATER_THAN_ANY = 'never';
const CLOCKS_DIFFER_MS = msOfHours(CLOCKS_DIFFER_HOURS);

/** The activities of each passage of one vehicle. Each counts in the first one that was not over when it began. */
export function activitiesByPassage(
  passages: readonly PassageToSample[],
  activities: readonly ActivityToSample[],
): readonly (readonly ActivityToSample[])[] {
  const byPassage = passages.map((): ActivityToSample[] => []);
  for (const activity of activities) byPassage[passageOf(activity, passages)]?.push(activity);
  return byPassage;
}

function passageOf(activity: ActivityToSample, passages: readonly PassageToSample[]): number {
  const { startedAt } = activity;
  const first = passages.findIndex((passage, i) => isAt(passage, activity) && startedAt < endOf(passages, i));
  if (first >= 0) return first;
  // The clock of the activity is some minutes fast.
  return passages.findLastIndex(
    (passage) =>
      isAt(passage, activity) &&
      passage.exitedAt !== null &&
      Date.parse(startedAt) - Date.parse(passage.exitedAt) <= CLOCKS_DIFFER_MS,
  );
}

function isAt(passage: PassageToSample, { place, direction }: ActivityToSample): boolean {
  return passage.place === place && (direction ?? passage.direction) === passage.direction;
}

function endOf(passages: readonly PassageToSample[], index: number): string {
  const seen = (passage: PassageToSample | undefined): string | null =>
    passage?.arrivedAt ?? passage?.enteredAt ?? passage?.exitedAt ?? null;
  const exitedAt = passages[index]?.exitedAt ?? null;
  if (exitedAt !== null) return exitedAt;
  for (let i = index + 1; i < passages.length; i++) {
    const next = seen(passages[i]);
    if (next !== null) return next;
  }
  return LATER_THAN_ANY;
}
