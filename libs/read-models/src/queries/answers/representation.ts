import { preferredType } from '#kafila/platform';
import { CSV } from './csv.js';

/** An answer as text, or bytes, in a media type of its own. */
export class Representation {
  constructor(
    readonly text: string | Buffer,
    readonly contentType: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** The answer as CSV where that is preferred to JSON. */
export function jsonOrCsv(
  accept: string | undefined,
  json: () => unknown,
  csv: () => { readonly text: string; readonly headers?: Readonly<Record<string, string>> },
): Representation {
  const vary = { vary: 'accept' };
  if (preferredType(accept, ['application/json', 'text/csv']) !== 'text/csv') {
    return new Representation(JSON.stringify(json()), 'application/json; charset=utf-8', vary);
  }
  const { text, headers } = csv();
  return new Representation(text, CSV, { ...vary, ...headers });
}
