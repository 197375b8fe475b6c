import { type DayRate, parseRates, type RateTable } from '#kafila/domain';
import { createHash } from 'node:crypto';
import { writeMark } from '../../database/marks.js';
import { type Database } from '../../database/schema.js';

/** A rate as the operator gave it. */
export interface GivenRate {
  /** Calendar day. */
  readonly date: string;
  /** ISO 4217. */
  readonly currency: string;
  /** US dollars for one unit, decimal text as it was given. */
  readonly usd: string;
}

/** Rows in one statement; three parameters each. */
const AT_ONCE = 1000;

/** All rates, by day and currency. */
export function listRates(db: Database): Promise<readonly GivenRate[]> {
  return db
    .selectFrom('rates')
    .select(['day as date', 'currency', 'usd'])
    .orderBy('day')
    .orderBy('currency')
    .execute();
}

/** The rates as statistics convert by them. */
export async function readRates(db: Database): Promise<RateTable> {
  return rateTableOf(await listRates(db));
}

export function rateTableOf(given: readonly GivenRate[]): RateTable {
  if (given.length === 0) return new Map<string, readonly DayRate[]>();
  const read = parseRates(given.map(({ date, currency, usd }) => `${date},${currency},${usd}`).join('\n'));
  if ('rates' in read) return read.rates;
  const first = read.faults[0];
  throw new Error(
    `The table of rates holds what cannot be read: ${first?.text ?? ''} (${first?.fault ?? ''})`,
  );
}

/**
 * Names a table of rates: SHA-256, in hex, of its lines `date,currency,usd`, each with a line feed, as the table is listed.
 * Null where there are none.
 */
export function ratesDigest(given: readonly GivenRate[]): string | null {
  if (given.length === 0) return null;
  const hash = createHash('sha256');
  for (const { date, currency, usd } of given) hash.update(`${date},${currency},${usd}\n`);
  return hash.digest('hex');
}

/** The last day of any rate; null where there is none. */
export function lastRateDay(rates: RateTable): string | null {
  const days = [...rates.values()].map((ofCurrency) => ofCurrency.at(-1)?.day ?? '');
  return days.sort().at(-1) ?? null;
}

/** Puts rates in the place of all that were there. To be called within a transaction. */
export async function replaceRates(db: Database, given: readonly GivenRate[]): Promise<void> {
  await db.deleteFrom('rates').execute();
  await writeMark(db, 'rates');
  const rows = given.map(({ date, currency, usd }) => ({ day: date, currency, usd }));
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    await db
      .insertInto('rates')
      .values(rows.slice(i, i + AT_ONCE))
      .execute();
  }
}
