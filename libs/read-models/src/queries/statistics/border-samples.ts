import { type Summary } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Database } from '../../database/schema.js';
import { type Conversion } from './amounts.js';
import { type StatisticFilter } from './filter.js';
import { type Grouping } from './grouping.js';
import { type Measures, type MeasureValue } from './measure.js';
import { cellsOf } from './pages.js';
import { WholeSamples } from './whole-samples.js';

export const BORDER_MEASURES = {
  tfi1Hours: {
    kind: 'summary',
    meaning:
      'CPMM TFI1: hours from arrival (entry, where no arrival was reported) to exit of one side, queue included.',
  },
  waitingHours: {
    kind: 'summary',
    meaning: 'Of them: the queue from arrival to entry and activities `waiting`, what overlaps once.',
  },
  customsHours: { kind: 'summary', meaning: 'Of them: activities `customs-controls`, what overlaps once.' },
  otherHours: { kind: 'summary', meaning: 'Of them: all other activities, what overlaps once.' },
  tfi2Usd: { kind: 'summary', meaning: 'CPMM TFI2: all that was paid at one side, in US dollars.' },
  tfi2OfficialUsd: { kind: 'summary', meaning: 'Of it: against a receipt.' },
  tfi2UnofficialUsd: { kind: 'summary', meaning: 'Of it: without one ("tea money").' },
} as const satisfies Measures;

type Measure = keyof typeof BORDER_MEASURES;
export type BorderSamples = Readonly<Record<Measure, WholeSamples>>;

const MS_PER_HOUR = 3_600_000;
const MICRO_PER_USD = 1_000_000;

/** What all passages have in common that a grouping may tell apart. */
export type Side = Readonly<Record<(typeof SIDE)[number], string>>;
const SIDE = ['place', 'direction', 'regime', 'month'] as const;
const SIDE_COLUMNS = {
  place: sql`place`,
  direction: sql`direction`,
  regime: sql`regime`,
  month: sql`substr(exited_at, 1, 7)`,
} as const;

/** The samples of each side, as far as the grouping tells sides apart. */
export async function readBorderSamples(
  db: Database,
  filter: StatisticFilter,
  conversion: Conversion,
): Promise<{ sides: ReadonlyMap<string, BorderSamples>; passagesOutOfOrder: number }> {
  const sides = new Map<string, BorderSamples>();
  let passagesOutOfOrder = 0;
  const { from, to } = filter.period;
  const pages = cellsOf(db, {
    from: sql`passages`,
    cells: [
      sideOf(filter.groupBy),
      sql`duration_ms`,
      sql`waiting_ms`,
      sql`customs_ms`,
      sql`other_ms`,
      sql`payments`,
    ],
    where: [...passagesIn(filter), sql`inferred = 0`, sql`exited_at >= ${from}`, sql`exited_at < ${to}`],
    ownedBy: { table: 'passages', column: 'convoy_id' },
  });
  for await (const cells of pages) {
    while (cells.more) {
      const side = cells.text();
      let samples = sides.get(side);
      if (!samples) sides.set(side, (samples = noSamples()));
      const tfi1 = cells.whole();
      if (tfi1 === null) passagesOutOfOrder++;
      samples.tfi1Hours.add(tfi1);
      samples.waitingHours.add(cells.whole());
      samples.customsHours.add(cells.whole());
      samples.otherHours.add(cells.whole());
      addPayments(samples, cells.text(), conversion);
    }
  }
  return { sides, passagesOutOfOrder };
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
function addPayments(samples: BorderSamples, written: string, conversion: Conversion): void {
  const bar = written.indexOf('|');
  if (bar < 0) return;
  const official = conversion.microUsd(written, 0, bar);
  const unofficial = conversion.microUsd(written, bar + 1);
  samples.tfi2OfficialUsd.add(official);
  samples.tfi2UnofficialUsd.add(unofficial);
  samples.tfi2Usd.add(official === null || unofficial === null ? null : official + unofficial);
}

const noSamples = (): BorderSamples => ({
  tfi1Hours: new WholeSamples(),
  waitingHours: new WholeSamples(),
  customsHours: new WholeSamples(),
  otherHours: new WholeSamples(),
  tfi2Usd: new WholeSamples(),
  tfi2OfficialUsd: new WholeSamples(),
  tfi2UnofficialUsd: new WholeSamples(),
});

/** Between two measures the process does other work. */
export async function summariseBorders(
  several: readonly BorderSamples[],
): Promise<Readonly<Record<Measure, MeasureValue>>> {
  const sumUp = async (name: Measure, perUnit: number): Promise<Summary> => {
    await otherWork();
    return WholeSamples.summarise(
      several.map((samples) => samples[name]),
      perUnit,
    );
  };
  return {
    tfi1Hours: await sumUp('tfi1Hours', MS_PER_HOUR),
    waitingHours: await sumUp('waitingHours', MS_PER_HOUR),
    customsHours: await sumUp('customsHours', MS_PER_HOUR),
    otherHours: await sumUp('otherHours', MS_PER_HOUR),
    tfi2Usd: await sumUp('tfi2Usd', MICRO_PER_USD),
    tfi2OfficialUsd: await sumUp('tfi2OfficialUsd', MICRO_PER_USD),
    tfi2UnofficialUsd: await sumUp('tfi2UnofficialUsd', MICRO_PER_USD),
  };
}

/** Passages that a filter asks for, of any time. */
export function passagesIn({ places, direction, regime }: StatisticFilter): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [];
  if (places) where.push(places.size === 0 ? sql`1 = 0` : sql`place in (${sql.join([...places])})`);
  if (direction !== undefined) where.push(sql`direction = ${direction}`);
  // Alone or together with others, see `isUnder`.
  if (regime !== undefined) where.push(sql`' + ' || regime || ' + ' like ${`% + ${regime} + %`}`);
  return where;
}
