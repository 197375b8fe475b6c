/** What an export may be asked for by `Accept`. */
export interface Offer {
  /** As it is sent. */
  readonly contentType: string;
  /** As it is asked for: more names for the same. */
  readonly names: readonly string[];
}

/**
 * The offer that a caller prefers (RFC 9110, 12.5.1), the first of several that are equal; undefined where none is acceptable.
 */
export function preferred<One extends Offer>(
  accept: string | undefined,
  offers: readonly One[],
): One | undefined {
  if (accept === undefined) return offers[0];
  const ranges = accept.toLowerCase().split(',').map(rangeOf);
  let best: { readonly offer: One; readonly quality: number } | undefined;
  for (const offer of offers) {
    const quality = Math.max(...offer.names.map((name) => qualityOf(name, ranges)));
    if (quality > 0 && quality > (best?.quality ?? 0)) best = { offer, quality };
  }
  return best?.offer;
}

interface Range {
  readonly name: string;
  readonly quality: number;
}

function rangeOf(text: string): Range {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim());
  const q = parameters
    .map((part) => /^q=([01](?:\.\d{0,3})?)$/.exec(part)?.[1])
    .find((found) => found !== undefined);
  return { name, quality: q === undefined ? 1 : Number(q) };
}

/** By the most specific range that names it. */
function qualityOf(name: string, ranges: readonly Range[]): number {
  for (const wanted of [name, `${name.split('/')[0] ?? ''}/*`, '*/*']) {
    const found = ranges.find((range) => range.name === wanted);
    if (found) return found.quality;
  }
  return 0;
}
