import { base36, fromBase36 } from '../characters/base36.js';
import { instantAt, readInstantAt, secondsOf, writeInstant } from '../characters/instant.js';
import { readText, writeText } from '../characters/text.js';
import { decimal } from './forms.js';

const BETWEEN = '/';
const FRACTION = '-';
const INSTANT_LENGTH = 8;

/** The clocks of a unit when it saved a report. */
interface Observed {
  readonly wall: string;
  readonly monotonicMs: number;
  readonly pageId: string;
  readonly lastServerTime?: string;
}

/**
 * `unit.observed` in four parts: the wall clock, nothing where it is `occurredAt` to the letter; whole milliseconds as a number, others as
 * a decimal number after a hyphen; the page; the last time of a service, as the seconds that it lies before `occurredAt` where it is a
 * whole second in `Z`, or as an instant.
 */
export function writeObserved(value: unknown, occurredAt: string): string | undefined {
  const { wall, monotonicMs, pageId, lastServerTime } = (value ?? {}) as Partial<Observed>;
  if (typeof wall !== 'string' || typeof monotonicMs !== 'number' || typeof pageId !== 'string')
    return undefined;
  const clock = wall === occurredAt ? '' : writeInstant(wall);
  const counted = Number.isSafeInteger(monotonicMs) ? base36(monotonicMs) : decimal.write(monotonicMs);
  const last = lastServerTime === undefined ? '' : lastWritten(lastServerTime, occurredAt);
  if (clock === undefined || counted === undefined || last === undefined) return undefined;
  const count = Number.isSafeInteger(monotonicMs) ? counted : FRACTION + counted;
  return [clock, count, writeText(pageId).replaceAll(BETWEEN, ':2F'), last].join(BETWEEN).replace(/\/$/, '');
}

/** Undefined where nobody wrote it so. */
export function readObserved(written: string, occurredAt: string): Observed | undefined {
  const [clock = '', counted = '', page = '', last = '', ...more] = written.split(BETWEEN);
  const wall = clock === '' ? occurredAt : instantOf(clock);
  const monotonicMs = counted.startsWith(FRACTION) ? decimal.read(counted.slice(1)) : fromBase36(counted);
  const pageId = readText(page);
  if (wall === undefined || typeof monotonicMs !== 'number' || pageId === undefined || more.length > 0) {
    return undefined;
  }
  if (last === '') return { wall, monotonicMs, pageId };
  const lastServerTime = lastRead(last, occurredAt);
  return lastServerTime === undefined ? undefined : { wall, monotonicMs, pageId, lastServerTime };
}

function lastWritten(last: string, occurredAt: string): string | undefined {
  const written = writeInstant(last);
  if (written === undefined) return undefined;
  const before = secondsOf(writeInstant(occurredAt) ?? '') - secondsOf(written);
  const short = base36(Math.max(before, 0));
  return before >= 0 && short.length < INSTANT_LENGTH && lastRead(short, occurredAt) === last
    ? short
    : written;
}

function lastRead(last: string, occurredAt: string): string | undefined {
  if (last.length >= INSTANT_LENGTH) return instantOf(last);
  const before = fromBase36(last);
  const written = writeInstant(occurredAt);
  return before === undefined || written === undefined ? undefined : instantAt(secondsOf(written) - before);
}

function instantOf(written: string): string | undefined {
  const found = readInstantAt(written);
  return found?.length === written.length ? found.instant : undefined;
}
