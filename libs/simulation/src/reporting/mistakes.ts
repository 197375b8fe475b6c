import { type Route } from '#kafila/domain';
import { uuidOfTime } from '../chance/uuid.js';
import { type Dice } from '../chance/dice.js';
import { HOUR, MINUTE } from '../journey/local-time.js';
import { duration } from '../journey/road.js';
import { type Mistake } from '../outcome/simulated-convoy.js';
import { type About, type DraftReport } from './draft-report.js';

/** Reports on passing a place are written by hand: every mistake is possible. */
const OF_PLACES: ReadonlySet<string> = new Set([
  'CheckpointPassed',
  'BorderArrived',
  'BorderEntered',
  'BorderExited',
]);
/** These are written by hand too, but only their time can be wrong. */
const OF_PAPERS: ReadonlySet<string> = new Set([
  'BorderActivityRecorded',
  'SealsVerified',
  'CarnetAccepted',
  'TirOperationStarted',
  'TirOperationTerminated',
  'TirOperationDischarged',
  'DeclarationLodged',
  'RiskChannelAssigned',
  'ExaminationDone',
  'ClearanceGranted',
  'GoodsGatedOut',
]);

export function isWrittenByHand({ type }: DraftReport): boolean {
  return OF_PLACES.has(type) || OF_PAPERS.has(type);
}

/**
 * A wrong report, its retraction when somebody noticed the mistake, and the right report, which is sent only then. Where
 * the wrong report is about something that never occurred, the right one is sent in time.
 */
export function wrongFirst(
  right: DraftReport,
  route: Route,
  dice: Dice,
  correctedAfterHours: number,
): readonly DraftReport[] {
  const retractedAt = right.sentAt + duration(dice, correctedAfterHours, 0.8, 10 * MINUTE);
  const mistake = dice.pick(mistakesIn(right, route));
  const wrong = {
    ...distorted(right, mistake, route, dice),
    reportId: uuidOfTime(dice, right.sentAt),
    mistake,
  };
  const occurred = mistake !== 'did-not-occur';
  const corrected = occurred ? { ...right, sentAt: retractedAt + MINUTE } : right;
  return [wrong, retraction(wrong, retractedAt, dice, occurred ? right.reportId : undefined), corrected];
}

function mistakesIn({ type, place, vehicleIds }: DraftReport, route: Route): readonly Mistake[] {
  if (!OF_PLACES.has(type) || place === undefined || !route.includes(place)) return ['wrong-time'];
  const possible: readonly Mistake[] = ['wrong-time', 'wrong-time', 'wrong-place', 'did-not-occur'];
  return vehicleIds ? [...possible, 'wrong-vehicle'] : possible;
}

function distorted(right: DraftReport, mistake: Mistake, route: Route, dice: Dice): DraftReport {
  switch (mistake) {
    case 'wrong-time': {
      // Morning instead of evening, or the clock of the other side of a border.
      const occurredAt = right.occurredAt + dice.pick([-12, -1, -0.5, 0.5, 1, 12]) * HOUR;
      return { ...withoutEnd(right, occurredAt), occurredAt };
    }
    case 'wrong-place':
    case 'did-not-occur': {
      const index = right.place === undefined ? -1 : route.indexOf(right.place);
      const neighbours = [route[index - 1], route[index + 1]].filter((place) => place !== undefined);
      const { direction: _none, details: _none2, ...passed } = right;
      return { ...passed, type: 'CheckpointPassed', place: dice.pick(neighbours) };
    }
    case 'wrong-vehicle':
      return { ...right, vehicleIds: (right.vehicleIds ?? []).map(misread) };
  }
}

/** Leaves out an end that lies before a changed beginning. */
export function withoutEnd(draft: DraftReport, begin: number): DraftReport {
  const { endedAt, ...details } = draft.details ?? {};
  return typeof endedAt === 'string' && Date.parse(endedAt) <= begin ? { ...draft, details } : draft;
}

/** Swaps the last two characters of the plate, which gives a vehicle that nobody knows. */
function misread(vehicleId: string): string {
  const [before, last] = [vehicleId.slice(-2, -1), vehicleId.slice(-1)];
  return `${vehicleId.slice(0, -2)}${last}${before === last ? 'X' : before}`;
}

function retraction(wrong: DraftReport, at: number, dice: Dice, replacedBy: string | undefined): DraftReport {
  const { unit, clockOf, reportId, about } = wrong;
  const reason = replacedBy === undefined ? 'did-not-occur' : 'incorrect-data';
  return {
    reportId: uuidOfTime(dice, at),
    unit,
    type: 'ReportRetracted',
    about: subjectOf(about),
    occurredAt: at,
    sentAt: at,
    clockOf,
    details: { retracts: reportId, reason, ...(replacedBy === undefined ? {} : { replacedBy }) },
  };
}

/** A retraction names only the stream of the report: a carnet, a declaration or a convoy. */
function subjectOf({ convoyId, carnetNumber, declarationRef }: About): About {
  if (carnetNumber !== undefined) return { carnetNumber };
  if (declarationRef !== undefined) return { declarationRef };
  return convoyId === undefined ? {} : { convoyId };
}
