import { base36, fromBase36 } from './base36.js';

/** Seconds are counted from 2000 on: six digits last until 2068. */
const SINCE = Date.UTC(2000, 0, 1);
const SECONDS_LENGTH = 6;
const MOST_SECONDS = 36 ** SECONDS_LENGTH;
const CLOCK_LENGTH = 2;
const MILLIS_LENGTH = 2;

const WRITTEN = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{3}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** Offsets go in quarters of an hour, from -12:00 on; none is `Z`. */
const QUARTER_MINUTES = 15;
const LEAST_MINUTES = -12 * 60;
const MOST_MINUTES = 14 * 60;

/**
 * An instant as it was written, to the letter: seconds of UTC, the clock it was read from (twice the place of its offset, and one more
 * where there are milliseconds), and the milliseconds. The text that was signed has to come out of it again.
 *
 * @returns undefined where it is written with other fractions, or an offset that is no quarter of an hour, or lies outside 2000 to 2068
 */
export function writeInstant(text: string): string | undefined {
  const match = WRITTEN.exec(text);
  if (!match) return undefined;
  const [, local = '', millis, sign, hours, minutes] = match;
  const offset = sign === undefined ? undefined : offsetOf(sign, Number(hours), Number(minutes));
  const seconds = (Date.parse(`${local}Z`) - SINCE) / 1000 - (offset ?? 0) * 60;
  if (!(seconds >= 0 && seconds < MOST_SECONDS)) return undefined;
  const place = offset === undefined ? 0 : (offset - LEAST_MINUTES) / QUARTER_MINUTES + 1;
  if (!Number.isInteger(place) || place < 0) return undefined;
  const clock = 2 * place + (millis === undefined ? 0 : 1);
  return (
    base36(seconds, SECONDS_LENGTH) +
    base36(clock, CLOCK_LENGTH) +
    (millis === undefined ? '' : base36(Number(millis), MILLIS_LENGTH))
  );
}

/** The instant that a text begins with, and how many characters it takes; undefined where there is none. */
export function readInstantAt(
  text: string,
): { readonly instant: string; readonly length: number } | undefined {
  const seconds = fromBase36(text.slice(0, SECONDS_LENGTH));
  const clock = fromBase36(text.slice(SECONDS_LENGTH, SECONDS_LENGTH + CLOCK_LENGTH));
  if (seconds === undefined || clock === undefined) return undefined;
  const short = SECONDS_LENGTH + CLOCK_LENGTH;
  const length = clock % 2 === 0 ? short : short + MILLIS_LENGTH;
  const millis = length === short ? undefined : fromBase36(text.slice(short, length));
  if (text.length < length || (length > short && !(millis !== undefined && millis < 1000))) return undefined;
  const place = Math.floor(clock / 2);
  const offset = (place - 1) * QUARTER_MINUTES + LEAST_MINUTES;
  if (offset > MOST_MINUTES) return undefined;
  const local = new Date(SINCE + seconds * 1000 + (place === 0 ? 0 : offset * 60_000)).toISOString();
  const fraction = millis === undefined ? '' : `.${String(millis).padStart(3, '0')}`;
  return { instant: local.slice(0, 19) + fraction + (place === 0 ? 'Z' : printOffset(offset)), length };
}

/** The seconds that a written instant begins with. */
export function secondsOf(written: string): number {
  return fromBase36(written.slice(0, SECONDS_LENGTH)) ?? 0;
}

/** Such seconds as an instant in `Z`. */
export function instantAt(seconds: number): string {
  return `${new Date(SINCE + seconds * 1000).toISOString().slice(0, 19)}Z`;
}

function offsetOf(sign: string, hours: number, minutes: number): number {
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}

function printOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
