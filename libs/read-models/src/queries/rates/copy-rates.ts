import { type ReadModels } from '../../database/read-models.js';
import { listRates, replaceRates } from './rate-store.js';

/** All rates as lines `date,currency,usd`: what operators told, and what no rebuild makes again. */
export async function ratesAsCsv({ read }: ReadModels): Promise<string> {
  const rates = await listRates(read);
  return rates.map(({ date, currency, usd }) => `${date},${currency},${usd}\n`).join('');
}

/** Puts such lines in the place of all rates. @returns how many */
export async function putRates(models: ReadModels, csv: string): Promise<number> {
  const rates = csv
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [date = '', currency = '', usd = ''] = line.split(',');
      return { date, currency, usd };
    });
  const outcome = await models.exclusively('rates', ({ write }) =>
    write.transaction().execute((trx) => replaceRates(trx, rates)),
  );
  if (outcome === 'busy') throw new Error('Another process replaces the rates.');
  return rates.length;
}

/** Whether any projection has rows here. */
export async function hasRows({ read }: ReadModels): Promise<boolean> {
  return (await read.selectFrom('projections').select('name').limit(1).execute()).length > 0;
}
