import { dayAt } from '../../geography/local-time.js';
import { heavyOrBulkyUnder, whenever } from '../../irregularity/conditions.js';
import { monthsAfter } from '../../time/calendar-day.js';
import { type VehicleApproval } from '../events/vehicle.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { isUnderTir } from '../plan/regime.js';
import { sealsOn } from './seal-step.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { type VehicleState } from '../state/vehicle.state.js';

/** For how long a certificate of approval is good (TIR art. 12 and Annexes 3 and 4). */
const MONTHS_APPROVED = 24;

/**
 * Notices a vehicle that goes under seal and a TIR carnet, and is not known to be approved on that day; so is each trailer that
 * it draws (art. 17.1). Where the load is in a container, that is what has to be approved (art. 13), and bears its plate; where
 * the carnet is endorsed for heavy or bulky goods, neither has to be (art. 29).
 *
 * @param spot where and when it was seen so, and where on the route; `place` is undefined where no place was named
 */
export function checkApproval(
  vehicle: VehicleState,
  spot: { readonly place: string | undefined; readonly at: string; readonly index: number | null },
  plan: ConvoyPlan,
  irregularities: IrregularityCollector,
): void {
  const { vehicleId, status, load, description, seals, trailers } = vehicle;
  if (load.carnetNumber === null || status === 'delivered' || !isUnderTir(plan, spot.index)) return;
  const own = { seals, container: load.container, approval: description.approval };
  const sealed = [own, ...trailers].filter((unit) => unit.container === null && sealsOn(unit).length > 0);
  if (sealed.length === 0) return;
  const day = spot.place === undefined ? spot.at.slice(0, 10) : dayAt(spot.place, spot.at);
  for (const { approval } of sealed) {
    if (approval && isValidOn(approval, day)) continue;
    const code = approval ? 'approval-expired' : 'approval-unknown';
    irregularities.add(code, [vehicleId], [], whenever(heavyOrBulkyUnder(load.carnetNumber)));
  }
}

/** Only where a TIR operation may begin, so that a long journey is not flagged at every place. */
export function comesUnderAnotherOffice(
  { lastPlace, currentCountry }: VehicleState,
  country: string,
): boolean {
  return lastPlace === null || currentCountry !== country;
}

function isValidOn({ approvedOn }: VehicleApproval, day: string): boolean {
  return approvedOn <= day && day <= monthsAfter(approvedOn, MONTHS_APPROVED);
}
