export const CSV = 'text/csv; charset=utf-8';

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Lines as RFC 4180 has them: CRLF after each, quotes where a field needs them. Text that a spreadsheet would take for a
 * formula gets an apostrophe before it, so that it stays text; numbers are left as they are.
 */
export function csvOf(lines: readonly (readonly (string | number | null)[])[]): string {
  return lines.map((fields) => `${fields.map(fieldOf).join(',')}\r\n`).join('');
}

function fieldOf(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
