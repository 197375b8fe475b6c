import { type Corridor, type Place } from './place.js';

interface Known {
  readonly places: readonly Place[];
  readonly corridors: readonly Corridor[];
}

/** Where an addition would change what is there: it may add, and nothing else. One sentence each. */
export function clashesWith(known: Known, more: Known): readonly string[] {
  const slugs = new Set(known.places.map(({ slug }) => slug));
  const codes = new Map(known.places.map(({ code, slug }) => [code, slug]));
  const ids = new Set(known.corridors.map(({ id }) => id));
  return [
    ...more.places.flatMap(({ slug, code }, i) => [
      ...(slugs.has(slug) ? [`places[${i}].slug: there is a place '${slug}' already`] : []),
      ...(code !== null && codes.has(code)
        ? [`places[${i}].code: ${code} is that of ${codes.get(code) ?? ''} already`]
        : []),
    ]),
    ...more.corridors.flatMap(({ id }, i) =>
      ids.has(id) ? [`corridors[${i}].id: there is a corridor '${id}' already`] : [],
    ),
  ];
}
