import {
  BORDER_STATISTIC,
  type Grouping,
  type Measured,
  summariseWhole,
  type Summary,
  UNITS,
} from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Database } from '../../../database/schema.js';
import { type TripTables } from '../../../database/trip-tables.js';
import { type Conversion } from '../figures/amounts.js';
import { type Cells } from '../portions/cells.js';
import { type StatisticFilter } from '../asked/filter.js';
import { cellsOf } from '../portions/pages.js';
import { SampleColumns } from '../portions/sample-columns.js';

const { measures } = BORDER_STATISTIC;
type Measure = keyof typeof measures;
export type BorderSummaries = Measured<typeof measures>;

const MEASURES = Object.keys(measures) as Measure[];

type InHours = { [Name in Measure]: (typeof measures)[Name]['unit'] extends 'hours' ? Name : never }[Measure];
/** Where the samples of each measure in hours are kept. */
const DURATION_COLUMNS = {
  tfi1Hours: 'duration_ms',
  waitingHours: 'waiting_ms',
  customsHours: 'customs_ms',
  otherHours: 'other_ms',
} as const satisfies Readonly<Record<InHours, keyof TripTables['passages']>>;
const DURATIONS = Object.entries(DURATION_COLUMNS) as readonly [InHours, string][];

/** What a grouping may tell passages apart by. */
const SIDE = ['place', 'direction', 'regime', 'month'] as const;
const SIDE_COLUMNS = {
  place: sql`place`,
  direction: sql`direction`,
  regime: sql`regime`,
  month: sql`substr(exited_at, 1, 7)`,
} as const;

/** The samples of all passages that are asked for, by side, as far as the grouping tells sides apart. */
export async function readBorderSamples(
  db: Database,
  filter: StatisticFilter,
  conversion: Conversion,
): Promise<{ samples: SampleColumns<Measure>; passagesOutOfOrder: number }> {
  const samples = new SampleColumns(MEASURES);
  let passagesOutOfOrder = 0;
  const { from, to } = filter.period;
  const pages = cellsOf(db, {
    from: sql`passages`,
    cells: [sideOf(filter.groupBy), ...DURATIONS.map(([, column]) => sql.ref(column)), sql`payments`],
    where: [...passagesIn(filter), sql`inferred = 0`, sql`exited_at >= ${from}`, sql`exited_at < ${to}`],
    ownedBy: passageOwners(filter),
  });
  for await (const cells of pages) {
    while (cells.more) {
      samples.begin(cells.text());
      for (const [measure] of DURATIONS) {
        const ms = cells.whole();
        if (ms === null && measure === 'tfi1Hours') passagesOutOfOrder++;
        samples.add(measure, ms);
      }
      cells.skip();
      addPayments(samples, cells, conversion);
    }
  }
  return { samples, passagesOutOfOrder };
}

/** Only what the grouping asks for: to tell many sides apart takes time. */
function sideOf(groupBy: readonly Grouping[]): RawBuilder<unknown> {
  const asked = new Set<string>(groupBy);
  if (asked.has('country') || asked.has('corridor')) asked.add('place');
  const parts = SIDE.map((part) => (asked.has(part) ? SIDE_COLUMNS[part] : sql.lit('')));
  return sql.join(parts, sql`, ${sql.lit('|')}, `);
}

/**
 * The parts add up to the whole: where somebody told what was paid, what he did not name was not paid. A part of which a
 * rate is missing is no sample, like the whole.
 */
function addPayments(
  samples: SampleColumns<Measure>,
  { written, begin, end }: Cells,
  conversion: Conversion,
): void {
  const reported = begin < end;
  const bar = reported ? written.indexOf('|', begin) : end;
  const official = reported ? conversion.microUsd(written, begin, bar) : null;
  const unofficial = reported ? conversion.microUsd(written, bar + 1, end) : null;
  samples.add('tfi2OfficialUsd', official);
  samples.add('tfi2UnofficialUsd', unofficial);
  samples.add('tfi2Usd', official === null || unofficial === null ? null : official + unofficial);
}

/**
 * Sums up samples measure by measure; in between the process does other work.
 *
 * @param rows the numbers of the sides that make up each row
 */
export async function summariseBorders(
  samples: SampleColumns<Measure>,
  rows: readonly (readonly number[])[],
): Promise<readonly BorderSummaries[]> {
  const summaries = rows.map((): Partial<Record<Measure, Summary>> => ({}));
  for (const measure of MEASURES) {
    const bySide = samples.of(measure);
    for (const [i, sides] of rows.entries()) {
      const summary = summariseWhole(bySide.together(sides), UNITS[measures[measure].unit]);
      summaries[i] = { ...summaries[i], [measure]: summary };
      await otherWork();
    }
  }
  return summaries as readonly BorderSummaries[];
}

/** What passages are read by, portion by portion. */
export function passageOwners({ places }: StatisticFilter) {
  return { table: 'passages', column: 'convoy_id', where: atPlaces(places) };
}

function atPlaces(places: StatisticFilter['places']): RawBuilder<unknown>[] {
  if (!places) return [];
  return [places.size === 0 ? sql`1 = 0` : sql`place in (${sql.join([...places])})`];
}

/** Passages that a filter asks for, of any time. */
export function passagesIn({ places, direction, regime }: StatisticFilter): RawBuilder<unknown>[] {
  const where = atPlaces(places);
  if (direction !== undefined) where.push(sql`direction = ${direction}`);
  // Alone or together with others, see `isUnder`.
  if (regime !== undefined) where.push(sql`' + ' || regime || ' + ' like ${`% + ${regime} + %`}`);
  return where;
}
