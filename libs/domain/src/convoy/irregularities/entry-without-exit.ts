import { facingSide } from '../../geography/geography.js';
import { type VehicleState } from '../state/vehicle.state.js';

/**
 * The reports of each entry into a country by a vehicle that nobody saw leave the side before. The missing exit is
 * inferred; where nothing was told of the entry either, there is no entry to speak of.
 */
export function entriesWithoutExit({
  passages,
}: VehicleState): readonly { readonly since: string; readonly evidence: readonly string[] }[] {
  return passages.flatMap((passage, i) => {
    const next = passages[i + 1];
    if (!passage.inferred || passage.direction !== 'outbound' || next?.direction !== 'inbound') return [];
    if (facingSide(passage.place)?.slug !== next.place) return [];
    const told = [next.arrivedAt, next.enteredAt, next.exitedAt].filter((at) => at !== null).sort();
    return told[0] === undefined ? [] : [{ since: told[0], evidence: next.evidence }];
  });
}
