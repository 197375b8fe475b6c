import { preferredType } from '#kafila/platform';

/** What an export may be asked for by `Accept`. */
export interface Offer {
  /** As it is sent. */
  readonly contentType: string;
  /** As it is asked for: more names for the same. */
  readonly names: readonly string[];
}

/** The offer that a caller prefers by its header `accept`; undefined where none is acceptable. */
export function preferred<One extends Offer>(
  accept: string | undefined,
  offers: readonly One[],
): One | undefined {
  const preference = preferredType(
    accept,
    offers.flatMap(({ names }) => names),
  );
  return offers.find(({ names }) => preference !== undefined && names.includes(preference));
}
