import { type Corridor, type Place } from './place.js';
import { greatCircleKm } from './great-circle.js';

/** UN/LOCODE Recommendation 16: country and three characters, digits 2 to 9 only. */
const UN_LOCODE = /^[A-Z]{2}[A-Z2-9]{3}$/;

/**
 * What is wrong with the geographic data, one sentence per fault; empty where nothing is. Run once at load: everything
 * later trusts the data.
 */
export function faultsOf(places: readonly Place[], corridors: readonly Corridor[]): string[] {
  const bySlug = new Map(places.map((place) => [place.slug, place]));
  return [
    ...placeFaults(places, bySlug),
    ...corridors.flatMap((corridor) => corridorFaults(corridor, bySlug)),
  ];
}

function placeFaults(places: readonly Place[], bySlug: ReadonlyMap<string, Place>): string[] {
  const faults: string[] = [];
  if (bySlug.size !== places.length) faults.push('a slug is used twice');
  const codes = places.flatMap((place) => place.code ?? []);
  if (new Set(codes).size !== codes.length) faults.push('a UN/LOCODE is used twice');
  for (const { slug, code, lat, lon, bcpPair, kind } of places) {
    if (code !== null && !UN_LOCODE.test(code)) faults.push(`${slug}: ${code} is not a UN/LOCODE`);
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180) faults.push(`${slug}: coordinates out of range`);
    if (bcpPair === null) continue;
    if (kind !== 'border-crossing') faults.push(`${slug}: faces ${bcpPair} but is no border crossing`);
    if (bySlug.get(bcpPair)?.bcpPair !== slug) faults.push(`${slug}: ${bcpPair} does not face it`);
  }
  return faults;
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
    if (leg.borderCrossing !== (from.bcpPair === leg.to))
      faults.push(`${name}: border leg and facing sides disagree`);
    if (!leg.borderCrossing && from.country !== to.country) faults.push(`${name}: leaps a border`);
    // Nominal border legs join two posts whose coordinates are only known to a few kilometres.
    if (!leg.borderCrossing && leg.distanceKm < Math.floor(greatCircleKm(from, to))) {
      faults.push(`${name}: shorter than the great circle`);
    }
    previous = leg.to;
  }
  const sum = corridor.legs.reduce((km, leg) => km + leg.distanceKm, 0);
  if (sum !== corridor.totalKm)
    faults.push(`${corridor.id}: the legs add up to ${sum} km, not ${corridor.totalKm}`);
  return faults;
}
