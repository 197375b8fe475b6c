import { localTimeAt } from '../../geography/local-time.js';
import { type Place } from '../../geography/place.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';

/**
 * Notices a vehicle in a country whose permits it has, on a day that none of them covers. A vehicle without any permit of
 * the country needs none there, as far as the desk knows. Days are those of the calendar at the place.
 */
export function checkPermits(
  { vehicleId, description: { permits } }: VehicleState,
  { slug, country }: Place,
  at: string,
  irregularities: IrregularityCollector,
): void {
  if (!permits || permits.length === 0) return;
  const ofCountry = permits.filter(({ issuedBy }) => issuedBy === country);
  if (ofCountry.length === 0) return;
  const day = localTimeAt(slug, at).slice(0, 10);
  if (!ofCountry.some(({ validFrom, validTo }) => validFrom <= day && day <= validTo)) {
    irregularities.add('permit-expired', [vehicleId]);
  }
}
