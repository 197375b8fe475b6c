import { type RepeatedTrip } from '#kafila/simulation';
import { DemoFailure } from './demo-failure.js';
import { type CarnetState, type ConvoyState } from './read-back.js';

/**
 * Compares the passages that were read back with what truly happened, where all three moments were reported.
 *
 * @returns how many were compared
 * @throws DemoFailure naming the first that differs
 */
export function checkAgainstTruth(states: readonly ConvoyState[], trips: readonly RepeatedTrip[]): number {
  let compared = 0;
  for (const { truth } of trips) {
    for (const { vehicleId, passages } of truth.vehicles) {
      for (const { convoyId, place, direction, reportedBy, ...moments } of passages) {
        if (Object.values(reportedBy).includes(null)) continue;
        compared++;
        const state = states.find((one) => one.convoyId === convoyId);
        const shown = state?.vehicles.find((vehicle) => vehicle.vehicleId === vehicleId)?.passages ?? [];
        const found = shown.find((passage) => passage.place === place && passage.direction === direction);
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

/**
 * Compares the TIR operations that were read back with what truly happened: each start, termination and discharge that
 * was reported, and none that was not.
 *
 * @returns how many were compared
 * @throws DemoFailure naming the first carnet that differs
 */
export function checkCarnets(states: readonly CarnetState[], trips: readonly RepeatedTrip[]): number {
  let compared = 0;
  for (const { carnetNumber, operations } of trips.flatMap(({ truth }) => truth.carnets)) {
    const state = states.find((one) => one.carnetNumber === carnetNumber);
    const right = operations
      .flatMap(({ territory, reportedBy, ...ends }) =>
        (['startedAt', 'terminatedAt', 'dischargedAt'] as const)
          .filter((end) => reportedBy[end] !== null)
          .map((end) => `${territory} ${end} ${ends[end] ?? ''}`),
      )
      .sort();
    const shown = (state?.operations ?? [])
      .flatMap(({ territory, ...ends }) =>
        (['startedAt', 'terminatedAt', 'dischargedAt'] as const)
          .filter((end) => ends[end] !== null)
          .map((end) => `${territory} ${end} ${ends[end] ?? ''}`),
      )
      .sort();
    compared += right.length;
    if (shown.join() === right.join()) continue;
    throw new DemoFailure(
      `${carnetNumber}: ${right.join(', ')} happened and was reported, but the board tells ${shown.join(', ')}.`,
    );
  }
  return compared;
}
