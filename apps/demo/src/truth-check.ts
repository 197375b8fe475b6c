import { type RetoldTrip } from '#kafila/simulation';
import { DemoFailure } from './demo-failure.js';
import { type ConvoyState } from './read-back.js';

/**
 * Holds the passages that were read back against what truly happened, wherever all three moments were reported.
 *
 * @returns how many were compared
 * @throws DemoFailure naming the first that differs
 */
export function checkAgainstTruth(states: readonly ConvoyState[], trips: readonly RetoldTrip[]): number {
  let compared = 0;
  for (const { truth } of trips) {
    for (const { vehicleId, passages } of truth.vehicles) {
      for (const { convoyId, place, direction, reportedBy, ...moments } of passages) {
        if (Object.values(reportedBy).includes(null)) continue;
        compared++;
        const state = states.find((one) => one.convoyId === convoyId);
        const told = state?.vehicles.find((vehicle) => vehicle.vehicleId === vehicleId)?.passages ?? [];
        const found = told.find((passage) => passage.place === place && passage.direction === direction);
        const { arrivedAt, enteredAt, exitedAt } = moments;
        if (found?.arrivedAt === arrivedAt && found.enteredAt === enteredAt && found.exitedAt === exitedAt)
          continue;
        throw new DemoFailure(
          `${convoyId}, ${vehicleId} at ${place} ${direction}: ${JSON.stringify(moments)} happened and was reported, but the board tells ${JSON.stringify(found ?? null)}.`,
        );
      }
    }
  }
  return compared;
}
