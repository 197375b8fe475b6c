import { type Route } from '#kafila/domain';
import { uuidOfTime } from '../chance/uuid.js';
import { type Dice } from '../chance/dice.js';
import { HOUR, MINUTE } from '../journey/local-time.js';
import { duration } from '../journey/road.js';
import { type Mistake } from '../simulated-convoy.js';
import { type Telling } from './telling.js';

/** What is told of passing a place is written by hand; only there people make mistakes here. */
const BY_HAND: ReadonlySet<string> = new Set([
  'CheckpointPassed',
  'BorderArrived',
  'BorderEntered',
  'BorderExited',
]);

export function isWrittenByHand({ type }: Telling): boolean {
  return BY_HAND.has(type);
}

/**
 * A report that went wrong: what the unit told first, its retraction once somebody noticed, and the right report, which
 * is sent only then. Where something was told that never occurred, the true report goes its own way.
 */
export function tellWrongFirst(
  right: Telling,
  route: Route,
  dice: Dice,
  noticedHours: number,
): readonly Telling[] {
  const noticedAt = right.sentAt + duration(dice, noticedHours, 0.8, 10 * MINUTE);
  const possible: readonly Mistake[] = ['wrong-time', 'wrong-time', 'wrong-place', 'did-not-occur'];
  const mistake = dice.pick(right.vehicleIds ? [...possible, 'wrong-vehicle' as const] : possible);
  const wrong = {
    ...distorted(right, mistake, route, dice),
    reportId: uuidOfTime(dice, right.sentAt),
    mistake,
  };
  const occurred = mistake !== 'did-not-occur';
  const corrected = occurred ? { ...right, sentAt: noticedAt + MINUTE } : right;
  return [wrong, retraction(wrong, noticedAt, dice, occurred ? right.reportId : undefined), corrected];
}

function distorted(right: Telling, mistake: Mistake, route: Route, dice: Dice): Telling {
  switch (mistake) {
    case 'wrong-time':
      // Morning for evening, or the clock of the other side of a border.
      return { ...right, occurredAt: right.occurredAt + dice.pick([-12, -1, -0.5, 0.5, 1, 12]) * HOUR };
    case 'wrong-place':
    case 'did-not-occur': {
      const index = right.place === undefined ? -1 : route.indexOf(right.place);
      const neighbours = [route[index - 1], route[index + 1]].filter((place) => place !== undefined);
      const { direction: _none, ...passed } = right;
      return { ...passed, type: 'CheckpointPassed', place: dice.pick(neighbours) };
    }
    case 'wrong-vehicle':
      return { ...right, vehicleIds: (right.vehicleIds ?? []).map(misread) };
  }
}

/** Two signs of the plate changed places; nobody knows such a vehicle. */
function misread(vehicleId: string): string {
  const [before, last] = [vehicleId.slice(-2, -1), vehicleId.slice(-1)];
  return `${vehicleId.slice(0, -2)}${last}${before === last ? 'X' : before}`;
}

function retraction(wrong: Telling, at: number, dice: Dice, replacedBy: string | undefined): Telling {
  const { unit, clockOf, reportId } = wrong;
  return {
    reportId: uuidOfTime(dice, at),
    unit,
    type: 'ReportRetracted',
    occurredAt: at,
    sentAt: at,
    clockOf,
    retracts: reportId,
    ...(replacedBy === undefined ? { reason: 'did-not-occur' } : { reason: 'incorrect-data', replacedBy }),
  };
}
