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
  if (activities.length === 0) return byPassage;
  const sides = sidesOf(passages);
  for (const activity of activities) {
    const { place, direction, startedAt } = activity;
    const passage = passageOf(startedAt, sides.get(sideOf(place, direction)) ?? []);
    if (passage !== undefined) byPassage[passage]?.push(activity);
  }
  return byPassage;
}

/** A passage of one side, or of one side in one direction. */
interface PassageThere {
  /** Where among all passages. */
  readonly index: number;
  readonly exitedAt: string | null;
  /** When it was over, and the latest of that and those before it. */
  readonly latestEnd: string;
  /** The latest exit of it and those before it; empty where none was reported. */
  readonly latestExit: string;
}

function sideOf(place: string, direction: string | null): string {
  return `${place} ${direction ?? ''}`;
}

function sidesOf(passages: readonly PassageToSample[]): ReadonlyMap<string, readonly PassageThere[]> {
  const sides = new Map<string, PassageThere[]>();
  const ends = endsOf(passages);
  for (const [index, { place, direction, exitedAt }] of passages.entries()) {
    const end = ends[index] ?? LATER_THAN_ANY;
    for (const side of [sideOf(place, null), sideOf(place, direction)]) {
      const there = sides.get(side) ?? [];
      sides.set(side, there);
      const { latestEnd = '', latestExit = '' } = there.at(-1) ?? {};
      there.push({
        index,
        exitedAt,
        latestEnd: end > latestEnd ? end : latestEnd,
        latestExit: exitedAt !== null && exitedAt > latestExit ? exitedAt : latestExit,
      });
    }
  }
  return sides;
}

function passageOf(startedAt: string, there: readonly PassageThere[]): number | undefined {
  let [low, high] = [0, there.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startedAt < (there[middle]?.latestEnd ?? LATER_THAN_ANY)) high = middle;
    else low = middle + 1;
  }
  if (low < there.length) return there[low]?.index;
  // The clock of the activity is some minutes fast.
  const isJustOver = (exit: string): boolean =>
    exit !== '' && Date.parse(startedAt) - Date.parse(exit) <= CLOCKS_DIFFER_MS;
  if (!isJustOver(there.at(-1)?.latestExit ?? '')) return undefined;
  return there.findLast(({ exitedAt }) => isJustOver(exitedAt ?? ''))?.index;
}

/** When each was over: by its exit, else when the vehicle was seen at a later one. */
function endsOf(passages: readonly PassageToSample[]): readonly string[] {
  const ends: string[] = [];
  let next = LATER_THAN_ANY;
  for (let i = passages.length - 1; i >= 0; i--) {
    const { arrivedAt = null, enteredAt = null, exitedAt = null } = passages[i] ?? {};
    ends[i] = exitedAt ?? next;
    next = arrivedAt ?? enteredAt ?? exitedAt ?? next;
  }
  return ends;
}
