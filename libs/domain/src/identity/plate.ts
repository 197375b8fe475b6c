import { normaliseWithoutHyphens, normaliseWriting } from './look-alikes.js';

/** A plate in one form, however it was written, without hyphens (dossier 6). */
export function normalisePlate(plate: string): string {
  return normaliseWithoutHyphens(plate);
}

/** The id of a vehicle that was given none: country of registration and plate, `PK-TLK914`. */
export function vehicleIdOf(country: string, plate: string): string {
  return `${country.toUpperCase()}-${normalisePlate(plate)}`;
}

const AS_MADE = /^[A-Z]{2}-[A-Z0-9]+$/;
const WITH_COUNTRY = /^([A-Z]{2})-(.+)$/;

/** A vehicle id as `vehicleIdOf` makes it: `pk-tlk 914` is `PK-TLK914`. An id of another form stays as it is. */
export function normaliseVehicleId(vehicleId: string): string {
  if (AS_MADE.test(vehicleId)) return vehicleId;
  const [, country, plate] = WITH_COUNTRY.exec(normaliseWriting(vehicleId)) ?? [];
  return country === undefined || plate === undefined ? vehicleId : vehicleIdOf(country, plate);
}
