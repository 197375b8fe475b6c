import { offsetsAt } from '../../geography/local-time.js';
import { hoursBetween, millisOf } from '../../time/instant.js';
import { type Recorded, type Unit } from '../../event/recorded.js';
import {
  CLOCK_BACK_MINUTES,
  CLOCK_TOLERANCE_MINUTES,
  doubtsClocks,
  isAhead,
} from '../../unit-clock/clock-doubts.js';
import { readMillis } from '../../unit-clock/clock-reading.js';
import { type ConvoyFact } from '../events/facts.js';
import { type UnitClock, type UnitClocks } from '../state/clock.state.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';

const MINUTE = 60_000;

export const NO_CLOCKS: UnitClocks = { units: new Map(), latest: [] };

/** Clocks of a state that is about to be given back. */
export interface OwnClocks extends UnitClocks {
  readonly units: Map<string, number>;
  readonly latest: UnitClock[];
}

export function copyClocks({ units, latest }: UnitClocks): OwnClocks {
  return { units: new Map(units), latest: [...latest] };
}

/**
 * Notices what cannot be right about the times of a fact: device, occurrence and receipt are three clocks (dossier 8.1).
 *
 * @param own the clocks, where nobody else holds them: they are changed, not copied
 */
export function checkClocks(
  clocks: UnitClocks,
  { id, recordedAt, unit, carriedBy, event }: Recorded<ConvoyFact>,
  irregularities: IrregularityCollector,
  own?: OwnClocks,
): UnitClocks {
  const { occurredAt, offset, place } = event.data;
  if (occurredAt > recordedAt && hoursBetween(recordedAt, occurredAt) * 60 > CLOCK_TOLERANCE_MINUTES) {
    irregularities.add('occurred-after-receipt', []);
  }
  if (place !== undefined && !isKeptAt(place, occurredAt, offset))
    irregularities.add('offset-not-of-place', []);
  if (!unit) return clocks;
  const occurred = millisOf(occurredAt);
  if (
    doubtsClocks({ recordedAt, unit, carriedBy }, occurredAt) ||
    isUnlike(unit.clockAt, occurred, recordedAt)
  )
    irregularities.add('clock-suspect', []);
  const clockAt = clockOf(unit);
  if (clockAt === undefined || unit.sequence === undefined) return clocks;
  const now = { sequence: unit.sequence, clockAt, occurredAt: occurred, reportId: id };
  return withClock(own ?? copyClocks(clocks), unit.unitId, now, irregularities);
}

/** Of the clock that a unit gives while it sends, and of no other moment. */
function isUnlike(shown: string | undefined, occurred: number, recordedAt: string): boolean {
  if (shown === undefined) return false;
  const clockAt = millisOf(shown);
  return isAhead(occurred, clockAt) || isAhead(clockAt, millisOf(recordedAt));
}

/** What the clock of a unit showed after all that it counts up to this report: when it saved it, else when it sent it. */
function clockOf({ observed, clockAt }: Unit): number | undefined {
  return readMillis(observed?.wall) ?? (clockAt === undefined ? undefined : millisOf(clockAt));
}

/**
 * Notices a unit's clock that went back: by the unit's own count it had reported something already, and its clock shows a
 * time before that. Two clocks at sending prove nothing: over bad links the first report is often sent last. Each
 * report is compared with the latest by the unit's count among the facts that occurred before.
 */
function withClock(
  clocks: OwnClocks,
  unitId: string,
  now: UnitClock,
  irregularities: IrregularityCollector,
): UnitClocks {
  const { units, latest } = clocks;
  const index = units.get(unitId);
  if (index === undefined) {
    units.set(unitId, latest.length);
    latest.push(now);
    return clocks;
  }
  const known = latest[index] ?? now;
  const [first, second] = known.sequence < now.sequence ? [known, now] : [now, known];
  const wentBack = first.occurredAt - second.clockAt > CLOCK_BACK_MINUTES * MINUTE;
  if (wentBack && first.sequence < second.sequence) irregularities.add('clock-suspect', [], [known.reportId]);
  if (known.sequence < now.sequence) latest[index] = now;
  return clocks;
}

/** Nobody's clock on the road shows UTC; who reports in UTC converted it. */
function isKeptAt(place: string, at: string, offset: string): boolean {
  if (offset === '+00:00') return true;
  // Facts that follow each other mostly ask for the same.
  if (place !== lastAsked.place || !at.startsWith(lastAsked.month)) {
    const month = at.slice(0, 'YYYY-MM'.length);
    lastAsked = { place, month, offsets: offsetsOfMonth(place, month) };
  }
  const offsets = lastAsked.offsets ?? offsetsAt(place, at);
  return offsets[0] === offset || offsets.length === 0 || offsets.includes(offset);
}

let lastAsked: { place: string; month: string; offsets: readonly string[] | null } = {
  place: '',
  month: '',
  offsets: null,
};

/** Place -> month -> what its clocks keep on every day of it; null where one was changed. Each fact asks. */
const kept = new Map<string, Map<string, readonly string[] | null>>();
/** Of one place, fifty years; more only comes of reports with odd dates. */
const MOST_MONTHS = 600;

function offsetsOfMonth(place: string, month: string): readonly string[] | null {
  let months = kept.get(place);
  if (!months) {
    months = new Map();
    kept.set(place, months);
  }
  let offsets = months.get(month);
  if (offsets === undefined) {
    if (months.size >= MOST_MONTHS) months.clear();
    offsets = unchangedIn(place, month);
    months.set(month, offsets);
  }
  return offsets;
}

function unchangedIn(place: string, month: string): readonly string[] | null {
  const first = offsetsAt(place, `${month}-01T00:00:00.000Z`);
  for (let day = 1; day <= 31; day++) {
    // Days that a month does not have are days of the next one: nothing is lost by looking at them too.
    const end = `${month}-${String(day).padStart(2, '0')}T23:59:59.999Z`;
    if (offsetsAt(place, end).join() !== first.join()) return null;
  }
  return first;
}
