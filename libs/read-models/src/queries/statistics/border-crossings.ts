import { type BorderSample, hoursOfMs, type RateTable, summarise, usdOfMicro } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { Conversion, conversionLeftOutFields } from './amounts.js';
import { isUnder, type StatisticFilter } from './filter.js';
import { corridorsThrough, countryOf, type GroupedBy, Groups } from './grouping.js';
import { type Measures, type MeasureValue } from './measure.js';
import { pagesOf } from './pages.js';
import { type Statistic, type StatisticFound } from './statistic.js';

const MEASURES = {
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

type Samples = Record<keyof typeof MEASURES, number[]>;
const NAMES = Object.keys(MEASURES) as (keyof typeof MEASURES)[];

/** Border crossings: one sample for each vehicle that went through one side of a border. */
export const borderCrossings: Statistic = {
  name: 'border-crossings',
  summary: 'How long border crossings take and what they cost (CPMM TFI1, TFI2)',
  time: 'the exit from the side',
  groupings: ['place', 'direction', 'country', 'corridor', 'regime', 'month'],
  filters: ['place', 'direction', 'country', 'corridor', 'regime'],
  placesOfCorridor: true,
  measures: MEASURES,
  leftOut: {
    inferredPassages: Type.Integer({
      description: 'Passages of which the exit was only implied by a later report.',
    }),
    passagesNotOver: Type.Integer({ description: 'Passages of which no exit was reported so far.' }),
    passagesOutOfOrder: Type.Integer({
      description:
        'Passages of which nothing but the exit was reported, or clocks that differ tell it first.',
    }),
    ...conversionLeftOutFields,
  },
  read: readBorderCrossings,
};

interface PassageRow {
  /** Place, direction, regime and month: as one text, for each text of a row costs. */
  readonly side: string;
  readonly tfi1: number | null;
  readonly waiting: number | null;
  readonly customs: number | null;
  readonly other: number | null;
  readonly payments: string | null;
}

async function readBorderCrossings(
  db: Database,
  filter: StatisticFilter,
  rates: RateTable,
): Promise<StatisticFound> {
  const conversion = new Conversion(rates);
  const groups = new Groups<Samples>(filter.groupBy, noSamples);
  let passagesOutOfOrder = 0;
  const { from, to } = filter.period;
  const where = [...whereOf(filter), sql`inferred = 0`, sql`exited_at >= ${from}`, sql`exited_at < ${to}`];
  const pages = pagesOf<PassageRow>(db, {
    from: sql`passages`,
    columns: sql`place || '|' || direction || '|' || regime || '|' || substr(exited_at, 1, 7) as side,
      ${ms('duration_ms')} as tfi1,
      ${ms('waiting_ms')} as waiting, ${ms('customs_ms')} as customs, ${ms('other_ms')} as other, payments`,
    where,
    ownedBy: { table: 'passages', column: 'convoy_id' },
  });
  for await (const rows of pages) {
    for (const row of rows) {
      const found = groups.at(row.side, () => groupedBy(row.side, filter));
      if (found.length === 0) continue;
      if (row.tfi1 === null) passagesOutOfOrder++;
      const paid = row.payments === null ? undefined : convert(row.payments, conversion);
      for (const samples of found) {
        add(samples.tfi1Hours, hoursOfMs(row.tfi1));
        add(samples.waitingHours, hoursOfMs(row.waiting));
        add(samples.customsHours, hoursOfMs(row.customs));
        add(samples.otherHours, hoursOfMs(row.other));
        if (!paid) continue;
        add(samples.tfi2Usd, paid.all);
        add(samples.tfi2OfficialUsd, paid.official);
        add(samples.tfi2UnofficialUsd, paid.unofficial);
      }
    }
  }
  return {
    rows: groups.inOrder().map(({ key, samples }) => ({ key, measured: measured(samples) })),
    leftOut: { ...(await withoutExit(db, filter)), passagesOutOfOrder, ...conversion.leftOut },
  };
}

const noSamples = (): Samples => Object.fromEntries(NAMES.map((name) => [name, [] as number[]])) as Samples;

function measured(samples: Samples): Record<string, MeasureValue> {
  return Object.fromEntries(NAMES.map((name) => [name, summarise(samples[name])]));
}

/** Undefined where it is not asked for. */
function groupedBy(side: string, { corridor, regime: wanted }: StatisticFilter): GroupedBy | undefined {
  const [place = '', direction = '', regime = '', month = ''] = side.split('|');
  if (!isUnder(regime, wanted)) return undefined;
  const country = countryOf(place);
  return { place, direction, country, corridors: corridorsThrough(place, corridor), regime, month };
}

/**
 * The parts add up to the whole: where somebody told what was paid, what he did not name was not paid. A part of which a
 * rate is missing is no sample, like the whole.
 */
function convert(
  json: string,
  conversion: Conversion,
): { all: number | null; official: number | null; unofficial: number | null } {
  const { official, unofficial } = JSON.parse(json) as NonNullable<BorderSample['payments']>;
  const [receipted, tea] = [conversion.microUsd(official), conversion.microUsd(unofficial)];
  const all = receipted === null || tea === null ? null : receipted + tea;
  return { all: usdOf(all), official: usdOf(receipted), unofficial: usdOf(tea) };
}

function usdOf(microUsd: bigint | null): number | null {
  return microUsd === null ? null : usdOfMicro(microUsd);
}

/** Passages that belong to the period, as far as anybody knows, and have no exit that was reported. */
async function withoutExit(
  db: Database,
  filter: StatisticFilter,
): Promise<{ inferredPassages: number; passagesNotOver: number }> {
  const { from, to } = filter.period;
  const seen = sql`coalesce(exited_at, entered_at, arrived_at)`;
  const where = [
    ...whereOf(filter),
    sql`(inferred = 1 or exited_at is null)`,
    sql`${seen} >= ${from}`,
    sql`${seen} < ${to}`,
  ];
  const { rows } = await sql<{ inferred: number; regime: string; n: number }>`
    select inferred, regime, cast(count(*) as integer) as n from passages where ${sql.join(where, sql` and `)}
    group by inferred, regime`.execute(db);
  const count = (inferred: number): number =>
    rows
      .filter((row) => row.inferred === inferred && isUnder(row.regime, filter.regime))
      .reduce((sum, { n }) => sum + n, 0);
  return { inferredPassages: count(1), passagesNotOver: count(0) };
}

function whereOf({ places, direction }: StatisticFilter): RawBuilder<unknown>[] {
  const where: RawBuilder<unknown>[] = [];
  if (places) where.push(places.size === 0 ? sql`1 = 0` : sql`place in (${sql.join([...places])})`);
  if (direction !== undefined) where.push(sql`direction = ${direction}`);
  return where;
}

function ms(column: string): RawBuilder<unknown> {
  return sql`cast(${sql.ref(column)} as double precision)`;
}

function add(samples: number[], value: number | null): void {
  if (value !== null) samples.push(value);
}
