import { findPlace } from '../geography/geography.js';
import { normaliseCarnetNumber } from '../identity/carnet-number.js';
import { countryFault, normaliseCountry } from '../identity/country.js';
import { isCurrency } from '../identity/currency.js';
import { normaliseSeal } from '../identity/seal.js';
import { INSTANT_FAULTS, type InstantFault, parseInstant } from '../time/instant.js';
import { faultOf, type ReportFault } from './report-fault.js';
import { carnetNumberFault } from './stream-of-report.js';

/**
 * Reads a text. Gives its normalised form, the very same text where it is normalised already, undefined where it cannot be
 * understood, with a fault.
 */
export type ReadText = (written: string, pointer: string, faults: ReportFault[]) => string | undefined;

/** What is wrong with an instant. */
export function instantFault(pointer: string, fault: InstantFault): ReportFault {
  return faultOf('unreadable-instant', pointer, INSTANT_FAULTS[fault]);
}

export const readInstant: ReadText = (written, pointer, faults) => {
  const read = parseInstant(written);
  if (typeof read !== 'string') return read.instant;
  faults.push(instantFault(pointer, read));
  return undefined;
};

export const readPlace: ReadText = (written, pointer, faults) => {
  const place = findPlace(written);
  if (place) return place.slug;
  const orElse = pointer === '/place' ? ', or only a position' : '';
  const detail = `'${written}' is not known; give a slug or UN/LOCODE of GET /v1/places${orElse}`;
  faults.push(faultOf('unknown-place', pointer, detail));
  return undefined;
};

export const readSeal: ReadText = (written, pointer, faults) => {
  const seal = normaliseSeal(written);
  if (seal !== undefined) return seal;
  const detail = `'${written}' is no number of a seal; write 1 to 35 letters, digits and hyphens`;
  faults.push(faultOf('invalid-seal', pointer, detail));
  return undefined;
};

export const readCountry: ReadText = (written, pointer, faults) => {
  const country = normaliseCountry(written);
  if (country === undefined) faults.push(faultOf('unknown-country', pointer, countryFault(written)));
  return country;
};

export const readCarnetNumber: ReadText = (written, pointer, faults) => {
  const number = normaliseCarnetNumber(written);
  if (number === undefined) faults.push(carnetNumberFault(written, pointer));
  return number;
};

export const readCurrency: ReadText = (written, pointer, faults) => {
  if (isCurrency(written)) return written;
  const currency = written.trim().toUpperCase();
  if (isCurrency(currency)) return currency;
  const detail = `'${written}' is no currency; write the three letters of ISO 4217, e.g. PKR`;
  faults.push(faultOf('unknown-currency', pointer, detail));
  return undefined;
};

const AMOUNT = /^[0-9]{1,15}(\.[0-9]{1,6})?$/;

export const readAmount: ReadText = (written, pointer, faults) => {
  const amount = written.trim();
  if (AMOUNT.test(amount)) return amount;
  const detail = `'${written}' is no amount; write digits, and a point before the decimals, e.g. 1500.50`;
  faults.push(faultOf('invalid-amount', pointer, detail));
  return undefined;
};
