import { countryFault, isCountry } from '../../identity/country.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { normaliseSeal } from '../../identity/seal.js';
import { type VehicleApproval } from '../events/vehicle.js';

export function faultOfSeals(seals: readonly string[], pointer: string): Refused | undefined {
  const index = seals.findIndex((seal) => normaliseSeal(seal) === undefined);
  const seal = seals[index];
  if (seal === undefined) return undefined;
  const detail = `'${seal}' is no seal number; write up to 35 letters, digits and hyphens`;
  return invalid(`${pointer}/seals/${index}`, detail, { seal });
}

export function faultOfApproval(approval: VehicleApproval | undefined, pointer: string): Refused | undefined {
  if (!approval || isCountry(approval.issuedBy)) return undefined;
  const { issuedBy } = approval;
  return invalid(`${pointer}/approval/issuedBy`, countryFault(issuedBy), { issuedBy });
}

export function invalid(pointer: string, detail: string, facts: Readonly<Record<string, unknown>>): Refused {
  return refuse('invalid-identifier', `${detail}.`, facts, pointer);
}
