import { areFacing } from '../../geography/geography.js';
import { type VehicleState } from '../state/vehicle.state.js';

/** The reports of each entry into a country by a vehicle that nobody saw leave the side before. */
export function entriesWithoutExit({
  passages,
}: VehicleState): readonly { readonly since: string; readonly evidence: readonly string[] }[] {
  return passages.flatMap((passage, i) => {
    const next = passages[i + 1];
    if (!passage.inferred || passage.direction !== 'outbound' || next?.direction !== 'inbound') return [];
    if (!areFacing(passage.place, next.place)) return [];
    const moments = [next.arrivedAt, next.enteredAt, next.exitedAt].filter((at) => at !== null).sort();
    return moments[0] === undefined ? [] : [{ since: moments[0], evidence: next.evidence }];
  });
}
