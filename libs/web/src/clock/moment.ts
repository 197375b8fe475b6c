/** Whose time is shown: of the place where it happened, universal, or of whoever looks. */
export type ClockChoice = 'place' | 'utc' | 'mine';

/** A moment as the service tells it: an instant, and where it is known the same as the clock at the place showed it. */
export interface TwoTimes {
  /** RFC 3339, e.g. `2026-03-03T16:10:00.000Z`. */
  readonly at: string;
  /** With the offset of the place, e.g. `2026-03-03T21:10:00.000+05:00`. */
  readonly local?: string | null | undefined;
}

export interface ShownMoment {
  /** E.g. `3 Mar 2026 21:10`. */
  readonly text: string;
  /** E.g. `+05`, `UTC`. */
  readonly offset: string;
}

const DAY = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
} as const;

/**
 * Writes a moment. Where the place's own time is asked for and not known, it is universal time, and says so.
 * Digits are those of Latin script in every language: they stand beside codes.
 */
export function showMoment({ at, local }: TwoTimes, choice: ClockChoice, language: string): ShownMoment {
  const format = (instant: Date, timeZone?: string): string =>
    new Intl.DateTimeFormat(`${language === 'en' ? 'en-GB' : language}-u-nu-latn-ca-gregory`, {
      ...DAY,
      ...(timeZone !== undefined && { timeZone }),
    }).format(instant);
  if (choice === 'mine') {
    const instant = new Date(at);
    return { text: format(instant), offset: offsetOf(-instant.getTimezoneOffset()) };
  }
  const [, wall, offset] = /^(.{19}).*?(Z|[+-]\d\d:\d\d)$/.exec(local ?? '') ?? [];
  // The wall clock of the place, drawn as if it were universal: no table of time zones is asked.
  if (choice === 'place' && wall !== undefined && offset !== undefined) {
    return {
      text: format(new Date(`${wall}Z`), 'UTC'),
      offset: offset === 'Z' ? 'UTC' : offset.replace(/:00$/, ''),
    };
  }
  return { text: format(new Date(at), 'UTC'), offset: 'UTC' };
}

function offsetOf(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(hours)}${rest === 0 ? '' : `:${two(rest)}`}`;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY_S = 24 * HOUR;

/** The two largest units of a duration in seconds: `[['day', 2], ['hour', 5]]`; seconds alone below a minute. */
export function partsOf(
  seconds: number,
): readonly (readonly ['day' | 'hour' | 'minute' | 'second', number])[] {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < MINUTE) return [['second', whole]];
  if (whole < HOUR) return [['minute', Math.floor(whole / MINUTE)]];
  if (whole < 2 * DAY_S) {
    const minutes = Math.floor((whole % HOUR) / MINUTE);
    return whole < 10 * HOUR && minutes > 0
      ? [
          ['hour', Math.floor(whole / HOUR)],
          ['minute', minutes],
        ]
      : [['hour', Math.floor(whole / HOUR)]];
  }
  const hours = Math.floor((whole % DAY_S) / HOUR);
  return hours > 0 && whole < 10 * DAY_S
    ? [
        ['day', Math.floor(whole / DAY_S)],
        ['hour', hours],
      ]
    : [['day', Math.floor(whole / DAY_S)]];
}

/** A duration between two instants in words: `61 h`, `3 d 4 h`. */
export function showDuration(seconds: number, language: string): string {
  return partsOf(seconds)
    .map(([unit, value]) =>
      new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'unit', unit, unitDisplay: 'narrow' }).format(
        value,
      ),
    )
    .join(' ');
}
