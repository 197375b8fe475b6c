import { localTimeAt } from '../../geography/local-time.js';
import { isKnownPlace, placeOf } from '../../geography/geography.js';
import { type Place } from '../../geography/place.js';
import { type Permit } from '../events/vehicle.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { partiesOf } from '../plan/regime.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { type Visits } from '../state/road.state.js';
import { type VehicleState } from '../state/vehicle.state.js';

/** How often a permit lets its vehicle into the country: a return trip through it comes twice. */
const JOURNEYS: Readonly<Record<NonNullable<Permit['journeys']>, number>> = {
  single: 1,
  return: 2,
  multiple: Infinity,
};

/**
 * Notices a vehicle in a country whose permits it has, on a day that none of them covers, and one that comes into it more
 * often than they allow. A vehicle without any permit of the country needs none there, as far as the desk knows. Days are
 * those of the calendar at the place.
 */
export function checkPermits(
  { vehicleId, currentCountry, visits, description: { permits } }: VehicleState,
  { slug, country }: Place,
  at: string,
  irregularities: IrregularityCollector,
): void {
  if (!permits || permits.length === 0) return;
  const ofCountry = permits.filter(({ issuedBy }) => issuedBy === country);
  if (ofCountry.length === 0) return;
  const day = localTimeAt(slug, at).slice(0, 10);
  const valid = ofCountry.filter(({ validFrom, validTo }) => validFrom <= day && day <= validTo);
  if (valid.length === 0) {
    irregularities.add('permit-expired', [vehicleId]);
    return;
  }
  if (currentCountry === country) return;
  const allowed = valid.reduce((sum, { journeys = 'multiple' }) => sum + JOURNEYS[journeys], 0);
  const since = valid.map(({ validFrom }) => validFrom).sort()[0] ?? day;
  if (hasBeenIn(country, visits, since, allowed)) irregularities.add('permit-used-up', [vehicleId]);
}

/** Whether a vehicle came into a country so often since a day, each stay there counted once. */
function hasBeenIn(country: string, visits: Visits, since: string, times: number): boolean {
  if (times === Infinity) return false;
  let stays = 0;
  let isThere = false;
  for (let visit = visits; visit; visit = visit.before) {
    if (!isKnownPlace(visit.place)) continue;
    const wasThere = isThere;
    isThere = placeOf(visit.place).country === country;
    if (isThere && localTimeAt(visit.place, visit.until).slice(0, 10) < since) break;
    if (isThere && !wasThere && ++stays >= times) return true;
  }
  return false;
}

/** Notices a truck of a third country where only an agreement applies that is for trucks of its parties (dossier 2). */
export function checkAgreement(
  { vehicleId, description: { country } }: VehicleState,
  { regimes }: ConvoyPlan,
  index: number | undefined,
  irregularities: IrregularityCollector,
): void {
  const leg = index === undefined ? undefined : Math.min(index, Math.max(regimes.length - 2, 0));
  if (leg === undefined || regimes[leg] !== 'APTTA') return;
  if (!partiesOf('APTTA').includes(country)) irregularities.add('truck-outside-agreement', [vehicleId]);
}
