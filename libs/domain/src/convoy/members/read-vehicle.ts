import { findPlace } from '../../geography/geography.js';
import { normaliseCarnetNumber } from '../../identity/carnet-number.js';
import { readContainer } from '../../identity/container.js';
import { countryFault, isCountry, normaliseCountry } from '../../identity/country.js';
import { isCurrency } from '../../identity/currency.js';
import { isHsCode } from '../../identity/hs-code.js';
import { normaliseVehicleId, vehicleIdOf } from '../../identity/plate.js';
import { normaliseSeals } from '../../identity/seal.js';
import { present } from '../../decision/present.js';
import { type Refused } from '../../decision/refusal.js';
import { type Goods, type Permit, type VehicleDescription } from '../events/vehicle.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { unknownPlace } from '../plan/plan-route.js';
import { faultOfApproval, faultOfSeals, invalid } from './invalid-identifier.js';
import { readTrailers, type TrailerToJoin } from './read-trailers.js';

export interface ReadVehicle {
  readonly description: VehicleDescription;
  /** What the desk wrote in another form than is kept (dossier 6); undefined where nothing was. */
  readonly asReported: Readonly<Record<string, unknown>> | undefined;
}

/** Reads what the desk says of a vehicle: numbers in the form in which two people would write the same. */
export function readVehicle(
  { note: _note, synthetic: _synthetic, ...vehicle }: VehicleToJoin,
  known: ConvoyState['vehicles'],
  pointer: string,
): ReadVehicle | Refused {
  const { container, carnetNumber, seals, destination } = vehicle;
  const country = normaliseCountry(vehicle.country);
  if (country === undefined) {
    return invalid(`${pointer}/country`, countryFault(vehicle.country), { country: vehicle.country });
  }
  const box = container === undefined ? undefined : readContainer(container);
  if (box && 'fault' in box) {
    const { detail, expectedCheckDigit } = box;
    return invalid(`${pointer}/container`, `'${container ?? ''}' ${detail}`, {
      container,
      ...present({ expectedCheckDigit }),
    });
  }
  const number = carnetNumber === undefined ? undefined : normaliseCarnetNumber(carnetNumber);
  if (carnetNumber !== undefined && number === undefined) {
    const detail = `'${carnetNumber}' is no number of a TIR carnet; write two letters and eight or nine digits, e.g. XC12345678`;
    return invalid(`${pointer}/carnetNumber`, detail, { carnetNumber });
  }
  const fault =
    faultOfSeals(seals ?? [], pointer) ??
    faultOfGoods(vehicle.goods ?? [], pointer) ??
    faultOfPermits(vehicle.permits ?? [], pointer) ??
    faultOfApproval(vehicle.approval, pointer);
  if (fault) return fault;
  const place = destination === undefined ? undefined : findPlace(destination);
  if (destination !== undefined && !place) return unknownPlace(destination, `${pointer}/destination`);

  const kept = present({
    country,
    container: box?.container,
    carnetNumber: number,
    seals: seals && normaliseSeals(seals),
    destination: place?.slug,
  });
  const vehicleId = idOf(vehicle, known);
  const { trailers: written, ...itself } = vehicle;
  const drawn = readTrailers(written, pointer);
  if ('refusal' in drawn) return drawn;
  const otherwise = { ...writtenOtherwise(vehicle, kept), ...drawn.asReported };
  return {
    description: { ...itself, ...kept, ...present({ trailers: drawn.trailers }), vehicleId },
    asReported: Object.keys(otherwise).length === 0 ? undefined : otherwise,
  };
}

/** An id that the convoy knows stands as it is: the desk may have given it before ids were read. */
function idOf({ vehicleId, country, plate }: VehicleToJoin, known: ConvoyState['vehicles']): string {
  if (vehicleId === undefined) return vehicleIdOf(country, plate);
  return known.has(vehicleId) ? vehicleId : normaliseVehicleId(vehicleId);
}

function writtenOtherwise(
  written: VehicleToJoin,
  kept: Partial<VehicleDescription>,
): ReadVehicle['asReported'] {
  const fields = ['country', 'container', 'carnetNumber', 'seals', 'destination'] as const;
  const otherwise = fields.filter(
    (field) => written[field] !== undefined && JSON.stringify(written[field]) !== JSON.stringify(kept[field]),
  );
  if (otherwise.length === 0) return undefined;
  return Object.fromEntries(otherwise.map((field) => [field, written[field]]));
}

function faultOfGoods(goods: readonly Goods[], pointer: string): Refused | undefined {
  for (const [index, { hsCode, value }] of goods.entries()) {
    const at = `${pointer}/goods/${index}`;
    if (hsCode !== undefined && !isHsCode(hsCode)) {
      const detail = `'${hsCode}' is no code of the Harmonised System; write 6 to 12 digits`;
      return invalid(`${at}/hsCode`, detail, { hsCode });
    }
    if (value && !isCurrency(value.currency)) {
      const { currency } = value;
      const detail = `'${currency}' is no currency of ISO 4217; write three letters, e.g. USD`;
      return invalid(`${at}/value/currency`, detail, { currency });
    }
  }
  return undefined;
}

function faultOfPermits(permits: readonly Permit[], pointer: string): Refused | undefined {
  const index = permits.findIndex(({ issuedBy }) => !isCountry(issuedBy));
  const permit = permits[index];
  if (!permit) return undefined;
  const { issuedBy } = permit;
  return invalid(`${pointer}/permits/${index}/issuedBy`, countryFault(issuedBy), { issuedBy });
}

/** A vehicle to join; without an id it gets one from its country and plate. */
export interface VehicleToJoin extends Omit<VehicleDescription, 'vehicleId' | 'trailers' | 'alsoKnownAs'> {
  readonly vehicleId?: string;
  readonly trailers?: readonly TrailerToJoin[];
  readonly note?: string;
  readonly synthetic?: true;
}
