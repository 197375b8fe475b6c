import corridorData from './corridors.json' with { type: 'json' };
import placeData from './places.json' with { type: 'json' };
import { faultsOf } from './check.js';
import { type Corridor, type Place } from './place.js';

export const places = placeData as readonly Place[];

export const corridors = corridorData as readonly Corridor[];

const faults = faultsOf(places, corridors);
if (faults.length > 0) throw new Error(`The geographic data is wrong:\n${faults.join('\n')}`);

const bySlug = new Map(places.map((place) => [place.slug, place]));
const byCode = new Map(
  places.flatMap((place) => (place.code === null ? [] : [[place.code, place] as const])),
);
const corridorById = new Map(corridors.map((corridor) => [corridor.id, corridor]));

/** Finds a place by slug or UN/LOCODE in any case. Never by its name: both sides of Torkham share one (dossier 3). */
export function findPlace(reference: string): Place | undefined {
  const text = reference.trim();
  return bySlug.get(text.toLowerCase()) ?? byCode.get(text.toUpperCase().replace(/\s+/g, ''));
}

/** The place of a slug that was checked before. @throws where it was not */
export function placeOf(slug: string): Place {
  const place = bySlug.get(slug);
  if (!place) throw new Error(`There is no place '${slug}'.`);
  return place;
}

/** The side that faces this one across the border; undefined for a place that is no side of a border. */
export function facingSide(slug: string): Place | undefined {
  const pair = placeOf(slug).bcpPair;
  return pair === null ? undefined : placeOf(pair);
}

export function findCorridor(id: string): Corridor | undefined {
  return corridorById.get(id);
}
