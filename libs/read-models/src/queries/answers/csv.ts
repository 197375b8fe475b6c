import { writtenOut } from '#kafila/platform';

export const CSV = 'text/csv; charset=utf-8';

/**
 * What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection): a sign, fullwidth and small ones too, also
 * after what it does not show; a tab or a line end.
 */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])/u;

/** Control characters but those that may stand in quotes; some readers end a text at NUL. */
const UNQUOTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+/g;

/**
 * Lines as RFC 4180 has them: CRLF after each, quotes where a field needs them. Text that a spreadsheet would take for a
 * formula gets an apostrophe before it, so that it stays text; numbers are left as they are. Control characters are written
 * out, `\u0000`.
 */
export function csvOf(lines: readonly (readonly (string | number | null)[])[]): string {
  return lines.map((fields) => `${fields.map(fieldOf).join(',')}\r\n`).join('');
}

function fieldOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = `${FORMULA.test(value) ? "'" : ''}${value.replace(UNQUOTABLE, writtenOut)}`;
  return /[",\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
