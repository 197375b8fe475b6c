import { useMemo } from 'react';
import { useRead } from '../api/use-read.js';
import { type components } from '../api/schema.js';

export type Place = components['schemas']['Place'];

/** Places by their slug. What the service does not name is called by its slug. */
export function usePlaces(): {
  readonly bySlug: ReadonlyMap<string, Place>;
  readonly nameOf: (slug: string) => string;
} {
  const { taken } = useRead('/v1/places', {}, ['never']);
  return useMemo(() => {
    const bySlug = new Map((taken?.data.items ?? []).map((place) => [place.slug, place]));
    return { bySlug, nameOf: (slug) => bySlug.get(slug)?.name ?? slug };
  }, [taken]);
}
