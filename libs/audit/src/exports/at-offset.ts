/**
 * What a clock with this offset from UTC shows at an instant: `2023-06-12T10:00:00.000+05:00`; undefined where the offset is
 * none.
 *
 * @param instant RFC 3339 in UTC
 */
export function atOffset(instant: string, offset: string): string | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? [];
  if (sign === undefined) return undefined;
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const shown = new Date(Date.parse(instant) + (sign === '-' ? -shift : shift)).toISOString();
  return `${shown.slice(0, -'Z'.length)}${offset}`;
}
