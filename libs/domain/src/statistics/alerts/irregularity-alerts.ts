import { IRREGULARITIES, type IrregularityCode } from '../../irregularity/catalogue.js';
import { type Irregularity } from '../../irregularity/irregularity.js';
import { type Alert, raise } from './alert.js';
import { type AlertCode } from './alert-catalogue.js';

/** The irregularities that are alerts: all critical ones. */
export const TROUBLE: ReadonlyMap<IrregularityCode, AlertCode> = new Map<IrregularityCode, AlertCode>([
  ['seal-mismatch', 'seal-trouble'],
  ['seal-found-broken', 'seal-trouble'],
  ['seals-differ-at-start', 'seal-trouble'],
  ['seal-broken-without-certified-report', 'seal-trouble'],
  ['transshipment-without-certified-report', 'seal-trouble'],
  ['carnet-on-two-vehicles', 'carnet-trouble'],
  ['accepted-after-last-valid-date', 'carnet-trouble'],
  ['used-after-journey', 'carnet-trouble'],
  ['holder-excluded', 'carnet-trouble'],
  ['resumed-without-certified-report', 'carnet-trouble'],
  ['gated-out-without-clearance', 'customs-trouble'],
]);

export function troubleAlertsOf({ code, since, vehicleIds, evidence }: Irregularity): readonly Alert[] {
  const alert = TROUBLE.get(code);
  return alert ? [raise(alert, since, vehicleIds, IRREGULARITIES[code].meaning, evidence)] : [];
}
