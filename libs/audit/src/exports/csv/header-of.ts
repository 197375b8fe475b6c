import { csvOf } from '#kafila/read-models';

/** Without it spreadsheets take the bytes for those of an old code page. */
const BYTE_ORDER_MARK = '\ufeff';

/** The first line of a table that people open in a spreadsheet. */
export function headerOf(columns: readonly string[]): string {
  return BYTE_ORDER_MARK + csvOf([columns]);
}
