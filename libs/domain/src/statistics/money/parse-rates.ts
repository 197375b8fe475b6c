import { isDay } from '../../time/calendar-day.js';
import { isCurrency } from '../../identity/currency.js';
import { readDecimal } from './decimal.js';
import { quotedFields } from './quoted-fields.js';
import { type DayRate, type RateTable } from './rates.js';
import { ascending } from '../../ascending.js';

export interface RateFault {
  readonly line: number;
  readonly text: string;
  readonly fault: string;
}

const HEADING = 'date,currency,usd';
const LONGEST_SHOWN = 80;

/**
 * Reads the rate table of an operator: CSV lines `date,currency,usd`, e.g. `2026-03-01,PKR,0.003587`, where `usd` is what
 * one unit of the currency was worth in US dollars on that day. Fields may stand in quotes (RFC 4180). The first line may
 * be that heading; blank lines are ignored. Where one line is wrong, nothing is accepted and every wrong line is named.
 */
export function parseRates(
  csv: string,
): { readonly rates: RateTable } | { readonly faults: readonly RateFault[] } {
  const faults: RateFault[] = [];
  const rates = new Map<string, DayRate[]>();
  const givenIn = new Map<string, number>();
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  lines.forEach((text, i) => {
    const line = i + 1;
    if (text.trim() === '' || (i === 0 && quotedFields(text)?.join() === HEADING)) return;
    const read = readLine(text);
    const fault = 'fault' in read ? read.fault : givenTwice(givenIn, read.currency, read.rate.day, line);
    if ('fault' in read || fault !== undefined) {
      faults.push({ line, text: text.slice(0, LONGEST_SHOWN), fault: fault ?? '' });
      return;
    }
    const known = rates.get(read.currency);
    if (known) known.push(read.rate);
    else rates.set(read.currency, [read.rate]);
  });
  if (faults.length === 0 && rates.size === 0)
    faults.push({ line: 1, text: '', fault: `The table has no rate; write lines ${HEADING}.` });
  if (faults.length > 0) return { faults };
  for (const ofCurrency of rates.values()) ofCurrency.sort((a, b) => ascending(a.day, b.day));
  return { rates };
}

function readLine(text: string): { currency: string; rate: DayRate } | { fault: string } {
  const fields = quotedFields(text);
  if (!fields)
    return {
      fault:
        'A quote stands alone; a field in quotes begins and ends with one, and has two for each within it.',
    };
  const [day = '', currency = '', written = ''] = fields;
  if (fields.length !== 3) return { fault: `It has ${fields.length} fields; write three: ${HEADING}.` };
  if (!isDay(day)) return { fault: `'${day}' is no day of the calendar; write it as 2026-03-01.` };
  if (!isCurrency(currency))
    return { fault: `'${currency}' is no currency of ISO 4217; write three capital letters, e.g. PKR.` };
  const usd = readDecimal(written);
  if (!usd)
    return {
      fault: `'${written}' is no decimal number; write it with a point, without sign, e.g. 0.003587.`,
    };
  if (usd.digits === 0n)
    return { fault: 'The rate is 0; a currency that is worth nothing cannot be paid in.' };
  if (currency === 'USD' && usd.digits !== 10n ** BigInt(usd.scale))
    return { fault: `One US dollar is worth 1 US dollar, not ${written}.` };
  return { currency, rate: { day, usd } };
}

function givenTwice(
  givenIn: Map<string, number>,
  currency: string,
  day: string,
  line: number,
): string | undefined {
  const first = givenIn.get(`${currency} ${day}`);
  if (first === undefined) givenIn.set(`${currency} ${day}`, line);
  return first === undefined
    ? undefined
    : `The rate of ${currency} on ${day} is given in line ${first} already.`;
}
