import { writtenOut } from '#kafila/platform';

/** Text that is HTML already. Made by {@link html} only, so that nothing gets into a page that was not escaped. */
export class Html {
  constructor(readonly text: string) {}
}

export type Piece = Html | string | number | null | undefined | readonly Piece[];

/** What is long, piece by piece. Undefined: the next one is still being made, and others may have their turn. */
export type Pieces = Generator<Html | undefined, void>;

/**
 * HTML with values put in: text is escaped and isolated, HTML is not, lists are put together, null and undefined are nothing.
 * Texts of different origin are pieces of their own: what is put together before is isolated together.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(parts.map((part, i) => part + textOf(pieces[i])).join(''));
}

/** A table of many rows, row by row: what stands before them. @param head its `thead` */
export function tableBegins(head: Html): Html {
  return new Html(`<table>${head.text}<tbody>`);
}
export const TABLE_ENDS = new Html('</tbody></table>');

/** Pieces with a text between each and the next. */
export function separated(pieces: readonly Piece[], by: string): Piece {
  return pieces.flatMap((piece, i) => (i === 0 ? [piece] : [by, piece]));
}

function textOf(piece: Piece): string {
  if (piece === null || piece === undefined) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'string') return escaped(piece);
  return typeof piece === 'number' ? String(piece) : piece.map(textOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(/[^\t\n\r]+/g, (line) => isolated(writtenOut(line)));
}

/** Letters and digits that are written from right to left, or turn what stands beside them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A line in an isolate of its own (UAX 9), so that it does not reorder the ids and figures beside it. By characters, since
 * attributes and drawings take no elements; line ends end an isolate.
 */
function isolated(line: string): string {
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}
