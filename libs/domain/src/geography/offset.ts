import { placeOf } from './geography.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The offset from UTC that clocks at a place keep at an instant, as `+04:30`: by the IANA database, so that Almaty has
 * +06:00 in 2023 and +05:00 since 1 March 2024.
 *
 * @param instant RFC 3339 in UTC
 */
export function offsetAt(slug: string, instant: string): string {
  const { timeZone } = placeOf(slug);
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(new Date(instant)).find((part) => part.type === 'timeZoneName')?.value;
  // 'GMT+04:30', and plain 'GMT' for UTC itself.
  return name?.slice('GMT'.length) || '+00:00';
}
