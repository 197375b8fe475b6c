import {
  corridors,
  type Direction,
  type HoursRange,
  hoursOfMs,
  summarise,
  type UsualTimes,
} from '#kafila/domain';
import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { cellsOf } from '../statistics/pages.js';

/** The statistics as forecasts and alerts ask them, for convoys on any corridor. */
export interface UsualTimesOf {
  /** Up to which position they are true, a decimal string. */
  readonly position: string;
  /** @param corridorId null: planned along a route of its own, on which speed and sides of all corridors are usual */
  on(corridorId: string | null): UsualTimes;
}

/** Of so many samples at least: one truck that broke down is not what is usual. */
const LEAST_SAMPLES = 5;

interface MovedAlong {
  metres: number;
  ms: number;
}

/**
 * Reads what legs, sides of borders and stays took so far. Inferred passages count in nothing, and what was measured less
 * than five times is not called usual.
 */
export async function readUsualTimes(db: Database, position: string): Promise<UsualTimesOf> {
  const sides = await readSides(db);
  const { legs, stays, moved } = await readLegs(db);
  const [legRanges, stayRanges] = [rangesOf(legs), rangesOf(stays)];
  const sideRanges = rangesOf(sides);
  const byCorridor = new Map<string | null, UsualTimes>();
  const on = (corridorId: string | null): UsualTimes => {
    const known = byCorridor.get(corridorId);
    if (known) return known;
    const usual: UsualTimes = {
      legMedianHours: (from, to) => legRanges.get(`${from} ${to}`),
      sideMedianHours: (place, direction: Direction) => sideRanges.get(`${place} ${direction}`),
      stayMedianHours: (place) => stayRanges.get(place),
      usualKmh: kmhOf(moved, corridorId),
      usualSideHours: rangeOf(sidesOn(sides, corridorId)),
    };
    byCorridor.set(corridorId, usual);
    return usual;
  };
  return { position, on };
}

async function readSides(db: Database): Promise<ReadonlyMap<string, number[]>> {
  const samples = new Map<string, number[]>();
  const pages = cellsOf(db, {
    from: sql`passages`,
    cells: [sql`place, ' ', direction`, sql`duration_ms`],
    where: [sql`inferred = 0`, sql`duration_ms is not null`],
    ownedBy: { table: 'passages', column: 'convoy_id' },
  });
  for await (const cells of pages) while (cells.more) push(samples, cells.text(), cells.whole());
  return samples;
}

async function readLegs(db: Database): Promise<{
  legs: ReadonlyMap<string, number[]>;
  stays: ReadonlyMap<string, number[]>;
  moved: ReadonlyMap<string, MovedAlong>;
}> {
  const legs = new Map<string, number[]>();
  const stays = new Map<string, number[]>();
  const moved = new Map<string, MovedAlong>();
  const pages = cellsOf(db, {
    from: sql`(select legs.convoy_id, corridor_id, from_place, to_place, distance_m, duration_ms, stay_ms
      from legs join convoys on convoys.convoy_id = legs.convoy_id) as driven`,
    cells: [
      sql`corridor_id`,
      sql`from_place`,
      sql`to_place`,
      sql`distance_m`,
      sql`duration_ms`,
      sql`stay_ms`,
    ],
    where: [],
    ownedBy: { table: 'legs', column: 'convoy_id' },
  });
  for await (const cells of pages) {
    while (cells.more) {
      const [corridorId, from, to] = [cells.text(), cells.text(), cells.text()];
      const [metres, ms] = [cells.whole(), cells.whole()];
      push(stays, from, cells.whole());
      push(legs, `${from} ${to}`, ms);
      if (ms === null || metres === null || metres === 0) continue;
      for (const id of [corridorId, ANY]) {
        const sum = moved.get(id) ?? { metres: 0, ms: 0 };
        moved.set(id, { metres: sum.metres + metres, ms: sum.ms + ms });
      }
    }
  }
  return { legs, stays, moved };
}

/** Where sums over all corridors are kept; no corridor is named so. */
const ANY = 'any';

function kmhOf(moved: ReadonlyMap<string, MovedAlong>, corridorId: string | null): number | undefined {
  const sum = (corridorId === null ? undefined : moved.get(corridorId)) ?? moved.get(ANY);
  return sum && sum.ms > 0 ? sum.metres / 1000 / hoursOfMs(sum.ms) : undefined;
}

function sidesOn(sides: ReadonlyMap<string, number[]>, corridorId: string | null): readonly number[] {
  const legs = corridors.find(({ id }) => id === corridorId)?.legs;
  const along = legs && new Set(legs.flatMap(({ from, to }) => [from, to]));
  return [...sides].flatMap(([side, hours]) => (!along || along.has(side.split(' ')[0] ?? '') ? hours : []));
}

function push(samples: Map<string, number[]>, of: string, ms: number | null): void {
  const hours = hoursOfMs(ms);
  if (hours === null) return;
  const known = samples.get(of);
  if (known) known.push(hours);
  else samples.set(of, [hours]);
}

function rangesOf(samples: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, HoursRange> {
  const ranges = new Map<string, HoursRange>();
  for (const [of, hours] of samples) {
    const range = rangeOf(hours);
    if (range) ranges.set(of, range);
  }
  return ranges;
}

function rangeOf(hours: readonly number[]): HoursRange | undefined {
  if (hours.length < LEAST_SAMPLES) return undefined;
  const { p10, median, p90 } = summarise(hours);
  return p10 === null || median === null || p90 === null ? undefined : { p10, median, p90 };
}
