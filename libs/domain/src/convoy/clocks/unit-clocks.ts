import { offsetsAt } from '../../geography/local-time.js';
import { hoursBetween, millisOf } from '../../time/instant.js';
import { type Recorded } from '../../event/recorded.js';
import { type ConvoyFact } from '../events/facts.js';
import { type UnitClock, type UnitClocks } from '../state/clock.state.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';

/** A clock may be this wrong, in minutes, and nobody would notice in daily life. */
export const CLOCK_TOLERANCE_MINUTES = 15;
/** Between two reports of one unit its own clock is compared with itself. */
export const CLOCK_BACK_MINUTES = 5;
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
  { id, recordedAt, unit, event }: Recorded<ConvoyFact>,
  irregularities: IrregularityCollector,
  own?: OwnClocks,
): UnitClocks {
  const { occurredAt, offset, place } = event.data;
  if (occurredAt > recordedAt && hoursBetween(recordedAt, occurredAt) * 60 > CLOCK_TOLERANCE_MINUTES) {
    irregularities.add('occurred-after-receipt', []);
  }
  if (place !== undefined && !isKeptAt(place, occurredAt, offset))
    irregularities.add('offset-not-of-place', []);
  if (unit?.clockAt === undefined) return clocks;

  const clockAt = millisOf(unit.clockAt);
  const occurred = millisOf(occurredAt);
  if (isAhead(occurred, clockAt) || isAhead(clockAt, millisOf(recordedAt)))
    irregularities.add('clock-suspect', []);
  if (unit.sequence === undefined) return clocks;
  const now = { sequence: unit.sequence, clockAt, occurredAt: occurred, reportId: id };
  return withClock(own ?? copyClocks(clocks), unit.unitId, now, irregularities);
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

function isAhead(one: number, other: number): boolean {
  return one - other > CLOCK_TOLERANCE_MINUTES * MINUTE;
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
