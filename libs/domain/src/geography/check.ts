import { isLocode } from '../identity/locode.js';
import { type Corridor, type Leg, LEG_MODES, type Place } from './place.js';
import { greatCircleKm } from './great-circle.js';

/** Faults of the geographic data, one sentence each. Checked once at load: everything later trusts the data. */
export function faultsOf(places: readonly Place[], corridors: readonly Corridor[]): string[] {
  const bySlug = new Map(places.map((place) => [place.slug, place]));
  const corridorIds = new Set(corridors.map((corridor) => corridor.id));
  return [
    ...placeFaults(places, bySlug),
    ...places.flatMap((place) => [...portFaults(place, bySlug), ...railFaults(place, bySlug)]),
    ...(corridorIds.size === corridors.length ? [] : ['a corridor id is used twice']),
    ...corridors.flatMap((corridor) => corridorFaults(corridor, bySlug)),
    ...disagreeingLegs(corridors),
  ];
}

function placeFaults(places: readonly Place[], bySlug: ReadonlyMap<string, Place>): string[] {
  const faults: string[] = [];
  if (bySlug.size !== places.length) faults.push('a slug is used twice');
  const codes = places.flatMap((place) => place.code ?? []);
  if (new Set(codes).size !== codes.length) faults.push('a UN/LOCODE is used twice');
  const zones = new Set(places.map(({ timeZone }) => timeZone));
  const unknownZones = new Set([...zones].filter((zone) => !isTimeZone(zone)));
  for (const { slug, code, lat, lon, bcpPair, kind, country, timeZone } of places) {
    if (code !== null && !isLocode(code)) faults.push(`${slug}: ${code} is not a UN/LOCODE`);
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180) faults.push(`${slug}: coordinates out of range`);
    if (unknownZones.has(timeZone)) faults.push(`${slug}: there is no time zone '${timeZone}'`);
    if (bcpPair === null) continue;
    if (kind !== 'border-crossing') faults.push(`${slug}: faces ${bcpPair} but is no border crossing`);
    if (bySlug.get(bcpPair)?.bcpPair !== slug) faults.push(`${slug}: ${bcpPair} does not face it`);
    if (bySlug.get(bcpPair)?.country === country) faults.push(`${slug}: faces ${bcpPair} of its own country`);
  }
  return faults;
}

/** What is wrong with the ports that face a place across the sea. */
function portFaults(
  { slug, kind, country, seaPairs = [] }: Place,
  bySlug: ReadonlyMap<string, Place>,
): string[] {
  return seaPairs.flatMap((pair) => {
    const other = bySlug.get(pair);
    if (other?.kind !== 'port' || kind !== 'port') return [`${slug}: ${pair} and it are not both ports`];
    return other.country === country ? [`${slug}: faces ${pair} of its own country`] : [];
  });
}

/** What is wrong with the places that face a place by rail. */
function railFaults(
  { slug, kind, country, railPairs = [] }: Place,
  bySlug: ReadonlyMap<string, Place>,
): string[] {
  return railPairs.flatMap((pair) => {
    const other = bySlug.get(pair);
    if (!other || ![kind, other.kind].includes('rail-yard'))
      return [`${slug}: neither ${pair} nor it is a rail yard`];
    return other.country === country ? [`${slug}: faces ${pair} of its own country`] : [];
  });
}

function areFacing(one: Place, other: Place): boolean {
  return one.bcpPair === other.slug || isPair('seaPairs', one, other) || isPair('railPairs', one, other);
}

function isPair(pairs: 'seaPairs' | 'railPairs', one: Place, other: Place): boolean {
  return one[pairs]?.includes(other.slug) === true || other[pairs]?.includes(one.slug) === true;
}

function modeFaults({ mode = 'road', borderCrossing }: Leg, from: Place, to: Place): string[] {
  if (!LEG_MODES.includes(mode)) return [`has the unknown mode '${mode}'`];
  const byLand = from.bcpPair === to.slug;
  const bySea = borderCrossing && !byLand && isPair('seaPairs', from, to);
  if (bySea !== (mode === 'sea'))
    return [
      bySea ? 'leads across the sea, but not by sea' : 'leads by sea, but the ports do not face each other',
    ];
  const onlyByRail = !byLand && [from, to].some(({ kind }) => kind === 'rail-yard');
  return onlyByRail && mode !== 'rail' ? ['leads to a rail yard, but not by rail'] : [];
}

function corridorFaults(corridor: Corridor, bySlug: ReadonlyMap<string, Place>): string[] {
  const faults: string[] = [];
  let previous: string | undefined;
  for (const leg of corridor.legs) {
    const name = `${corridor.id}: ${leg.from} - ${leg.to}`;
    const from = bySlug.get(leg.from);
    const to = bySlug.get(leg.to);
    if (!from || !to) {
      faults.push(`${name}: unknown place`);
      continue;
    }
    if (previous !== undefined && previous !== leg.from)
      faults.push(`${name}: does not begin at ${previous}`);
    if (leg.borderCrossing !== areFacing(from, to))
      faults.push(`${name}: border leg and facing sides disagree`);
    if (!leg.borderCrossing && from.country !== to.country) faults.push(`${name}: leaps a border`);
    faults.push(...modeFaults(leg, from, to).map((fault) => `${name}: ${fault}`));
    // A border leg joins two posts whose coordinates are known only to a few kilometres.
    if (!leg.borderCrossing && leg.distanceKm < Math.floor(greatCircleKm(from, to))) {
      faults.push(`${name}: shorter than the great circle`);
    }
    if (leg.country !== from.country) faults.push(`${name}: is not in ${leg.country}`);
    if ((leg.toCountry ?? to.country) !== to.country)
      faults.push(`${name}: does not lead to ${leg.toCountry ?? to.country}`);
    previous = leg.to;
  }
  const sum = corridor.legs.reduce((km, leg) => km + leg.distanceKm, 0);
  if (sum !== corridor.totalKm)
    faults.push(`${corridor.id}: the legs add up to ${sum} km, not ${corridor.totalKm}`);
  return faults;
}

/** Of one stretch two corridors say the same, whichever way they go: one distance, one mode. */
function disagreeingLegs(corridors: readonly Corridor[]): string[] {
  const known = new Map<string, Leg>();
  return corridors.flatMap(({ id, legs }) =>
    legs.flatMap((leg) => {
      const ends = [leg.from, leg.to].sort().join(' ');
      const first = known.get(ends) ?? leg;
      known.set(ends, first);
      if (first.distanceKm === leg.distanceKm && first.mode === leg.mode) return [];
      const said = `${first.distanceKm} km by ${first.mode ?? 'road'}`;
      return [`${id}: ${leg.from} - ${leg.to}: another corridor has it as ${said}`];
    }),
  );
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
