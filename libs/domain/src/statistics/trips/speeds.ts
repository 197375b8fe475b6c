import { hoursOfMs } from '../../time/hours.js';
import { type Movement } from './trip-section.js';

/** CPMM speeds of one vehicle over one section of road, km/h (dossier 5.1). */
export interface Speeds {
  /** Speed without delay: D / Tmove. */
  readonly swodKmh: number | null;
  /** Speed with delay, TFI4: D / (Tmove + Tdelay), without the time on ships and trains. Never above SWOD. */
  readonly swdKmh: number | null;
}

/** Ratio of sums: all kilometres over all hours. It differs from the mean of the speeds of trips (dossier 5.2). */
export interface PooledSpeeds {
  readonly swodKmhPooled: number | null;
  readonly swdKmhPooled: number | null;
}

/** Metric tonnes of cargo and kilometres that TFI3 is scaled to. */
const TFI3_KM = 500;
const TFI3_TONNES = 20;

/** Null where the denominator is 0 or anything needed is not known. */
export function speedsOf({ km, movingMs, elapsedMs, carriedMs = 0 }: Movement): Speeds {
  const onRoad = elapsedMs === null || carriedMs === null ? null : elapsedMs - carriedMs;
  return { swodKmh: kmh(km, movingMs), swdKmh: kmh(km, onRoad) };
}

/** Pools sections of which kilometres, motion and delay are known, so that both ratios are about the same trips. */
export function pooledSpeeds(sections: Iterable<Movement>): PooledSpeeds {
  const sum = { metres: 0, movingMs: 0, elapsedMs: 0 };
  for (const { km, movingMs, elapsedMs, carriedMs = 0 } of sections) {
    if (km === null || movingMs === null || elapsedMs === null || carriedMs === null) continue;
    sum.metres += Math.round(km * 1000);
    sum.movingMs += movingMs;
    sum.elapsedMs += elapsedMs - carriedMs;
  }
  const { swodKmh, swdKmh } = speedsOf({ ...sum, km: sum.metres / 1000 });
  return { swodKmhPooled: swodKmh, swdKmhPooled: swdKmh };
}

/**
 * TFI3: total cost of a section in US dollars per 500 km and 20 t of cargo: cost * (500 / km) * (20 / tonnes) (dossier
 * 5.1). Null where anything is not known or a denominator is 0.
 */
export function tfi3Usd(costUsd: number | null, km: number | null, tonnes: number | null): number | null {
  if (costUsd === null || km === null || tonnes === null || km <= 0 || tonnes <= 0) return null;
  return costUsd * (TFI3_KM / km) * (TFI3_TONNES / tonnes);
}

function kmh(km: number | null, ms: number | null): number | null {
  return km === null || ms === null || ms <= 0 ? null : km / hoursOfMs(ms);
}
