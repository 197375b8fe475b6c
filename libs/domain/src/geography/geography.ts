import corridorData from './corridors.json' with { type: 'json' };
import placeData from './places.json' with { type: 'json' };
import { faultsOf } from './check.js';
import { clashesWith } from './clashes.js';
import { type Corridor, type Leg, type LegMode, type Place } from './place.js';
import { standInFor } from './stand-in.js';

const allPlaces: Place[] = [];
const allCorridors: Corridor[] = [];
const bySlug = new Map<string, Place>();
const byCode = new Map<string, Place>();
const corridorById = new Map<string, Corridor>();
const legByEnds = new Map<string, Leg>();
/** Place -> the places that face it across the sea, or across the border by rail. */
const carriedAcross = new Map<string, Map<string, CarriedMode>>();

/** How vehicles go that do not go on their own wheels. */
export type CarriedMode = Exclude<LegMode, 'road'>;

/** What `addGeography` has added. */
const added: { places: Place[]; corridors: Corridor[] } = { places: [], corridors: [] };

/** Every place that is known, in the order of the data; those that were added come last. */
export const places: readonly Place[] = allPlaces;

export const corridors: readonly Corridor[] = allCorridors;

add(placeData as readonly Place[], corridorData as readonly Corridor[]);
const faults = faultsOf(places, corridors);
if (faults.length > 0) throw new Error(`The geographic data is wrong:\n${faults.join('\n')}`);

/** Places and corridors of whoever runs Kafila, beside those of the data. */
export interface Geography {
  readonly places: readonly Place[];
  readonly corridors: readonly Corridor[];
}

/**
 * Adds places and corridors, all or none. To be called at the start of a process or a thread, before anything is folded. They
 * change nothing of what is there.
 *
 * @returns what is wrong with them, one sentence each; none: they were added
 */
export function addGeography(more: Geography): readonly string[] {
  const clashes = clashesWith({ places, corridors }, more);
  if (clashes.length > 0) return clashes;
  const wrong = faultsOf([...places, ...more.places], [...corridors, ...more.corridors]);
  if (wrong.length > 0) return wrong;
  add(more.places, more.corridors);
  added.places.push(...more.places);
  added.corridors.push(...more.corridors);
  return [];
}

/** What was added, for a thread that is started by this one. */
export function addedGeography(): Geography {
  return added;
}

function add(morePlaces: readonly Place[], moreCorridors: readonly Corridor[]): void {
  for (const place of morePlaces) {
    allPlaces.push(place);
    bySlug.set(place.slug, place);
    if (place.code !== null) byCode.set(place.code, place);
    for (const other of place.seaPairs ?? []) addPair(place.slug, other, 'sea');
    for (const other of place.railPairs ?? []) addPair(place.slug, other, 'rail');
  }
  for (const corridor of moreCorridors) {
    allCorridors.push(corridor);
    corridorById.set(corridor.id, corridor);
    for (const leg of corridor.legs) legByEnds.set(`${leg.from}>${leg.to}`, leg);
  }
}

function addPair(one: string, other: string, mode: CarriedMode): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const known = carriedAcross.get(from) ?? new Map<string, CarriedMode>();
    carriedAcross.set(from, known.set(to, mode));
  }
}

/** Finds a place by slug or UN/LOCODE in any case. Never by its name: both sides of Torkham share one (dossier 3). */
export function findPlace(reference: string): Place | undefined {
  const text = reference.trim();
  return bySlug.get(text.toLowerCase()) ?? byCode.get(text.toUpperCase().replace(/\s+/g, ''));
}

/** Whether a place that was recorded is known still: who added it may have taken it out again. */
export function isKnownPlace(slug: string): boolean {
  return bySlug.has(slug);
}

/**
 * The place of a slug that was checked when it was recorded. Of one that is known no more only the slug is left: it lies in
 * `NO_COUNTRY`, nowhere on earth (`NaN`), and is no side of a border.
 */
export function placeOf(slug: string): Place {
  return bySlug.get(slug) ?? standInFor(slug);
}

/** The side that faces this one across the border by land; undefined for a place that is no side of one. */
export function facingSide(slug: string): Place | undefined {
  const pair = placeOf(slug).bcpPair;
  return pair === null ? undefined : placeOf(pair);
}

/** All sides that face this one: by land, the ports across the sea, and what trains lead to. */
export function facingSides(slug: string): readonly Place[] {
  const byLand = facingSide(slug);
  return [...(byLand ? [byLand] : []), ...facingPorts(slug), ...facingByRail(slug)];
}

/** The ports that face this one across the sea, in the order of the data; none for a place that is no such port. */
export function facingPorts(slug: string): readonly Place[] {
  return facingBy('sea', slug);
}

/** The places that face this one across the border by rail, in the order of the data. */
export function facingByRail(slug: string): readonly Place[] {
  return facingBy('rail', slug);
}

function facingBy(mode: CarriedMode, slug: string): readonly Place[] {
  const facing = carriedAcross.get(slug);
  return facing ? allPlaces.filter((place) => facing.get(place.slug) === mode) : [];
}

/**
 * Whether ships or trains carry vehicles from this place to another country: a port or a rail yard is a side of a border where
 * a route crosses there.
 */
export function isCarriedSide(slug: string): boolean {
  return carriedAcross.has(slug);
}

/** Whether two places are the two sides of one border: by land, across the sea, or by rail. */
export function areFacing(one: string, other: string): boolean {
  return bySlug.get(one)?.bcpPair === other || carriedAcross.get(one)?.has(other) === true;
}

/** How vehicles are carried between two places that face each other so; undefined where they go by road, or do not face. */
export function carriedBetween(one: string, other: string): CarriedMode | undefined {
  return bySlug.get(one)?.bcpPair === other ? undefined : carriedAcross.get(one)?.get(other);
}

export function findCorridor(id: string): Corridor | undefined {
  return corridorById.get(id);
}

/** The leg that leads from one place to the other on some corridor; undefined where none has it in this direction. */
export function legOnCorridor(from: string, to: string): Leg | undefined {
  return legByEnds.get(`${from}>${to}`);
}
