import { holdsHidden } from './hidden-characters.js';

export interface Format {
  readonly test: (text: string) => boolean;
  /** To be read after the field's name. */
  readonly should: string;
  /** Of the fault; default: `wrong-format`. */
  readonly code?: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || day < 1) return false;
  // Day 0 of the next month is the last day of this one. 2000 + year % 400 keeps leap years and evades 19xx.
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function isInstant(text: string): boolean {
  const match = INSTANT.exec(text);
  return match?.[1] !== undefined && isDate(match[1]);
}

/** The formats that a schema may name. Any other makes its compilation fail. */
export const FORMATS = {
  uuid: {
    test: (text) => UUID.test(text),
    should: 'must be a UUID, e.g. 01890a5d-ac96-774b-bcce-b302099a8057',
  },
  date: { test: isDate, should: 'must be a date that exists, e.g. 2024-02-29' },
  'date-time': {
    test: isInstant,
    should: 'must be an instant that exists, with its offset from UTC, e.g. 2024-02-29T14:05:00+05:00',
  },
  printable: {
    test: (text) => !holdsHidden(text),
    should: 'must not hold control characters or marks that turn the direction of the text',
    code: 'hidden-character',
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;
