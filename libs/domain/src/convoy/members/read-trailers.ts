import { present } from '../../decision/present.js';
import { type Refused } from '../../decision/refusal.js';
import { readContainer } from '../../identity/container.js';
import { countryFault, normaliseCountry } from '../../identity/country.js';
import { vehicleIdOf } from '../../identity/plate.js';
import { normaliseSeals } from '../../identity/seal.js';
import { type Trailer } from '../events/vehicle.js';
import { faultOfApproval, faultOfSeals, invalid } from './invalid-identifier.js';

/** A trailer as the desk names it; its id follows from country and plate. */
export type TrailerToJoin = Omit<Trailer, 'trailerId'>;

/** Trailers under their ids, which follow from country and plate. */
export function readTrailers(
  written: readonly TrailerToJoin[] | undefined,
  pointer: string,
): TrailersRead | Refused {
  const trailers: Trailer[] = [];
  for (const [index, trailer] of (written ?? []).entries()) {
    const read = readTrailer(trailer, `${pointer}/trailers/${index}`);
    if ('refusal' in read) return read;
    trailers.push(read.trailer);
  }
  if (!written) return { trailers: undefined, asReported: {} };
  const kept = trailers.map(({ trailerId: _id, ...trailer }) => trailer);
  const isOtherwise = !kept.every((one, i) => isAsWritten(one, written[i]));
  return { trailers, asReported: isOtherwise ? { trailers: written } : {} };
}

interface TrailersRead {
  readonly trailers: readonly Trailer[] | undefined;
  readonly asReported: Readonly<Record<string, unknown>>;
}

function isAsWritten(kept: TrailerToJoin, written: TrailerToJoin | undefined): boolean {
  const fields = ['plate', 'country', 'kind', 'container', 'seals'] as const;
  return fields.every((field) => JSON.stringify(kept[field]) === JSON.stringify(written?.[field]));
}

function readTrailer(trailer: TrailerToJoin, pointer: string): { readonly trailer: Trailer } | Refused {
  const { plate, container, seals } = trailer;
  const country = normaliseCountry(trailer.country);
  if (country === undefined)
    return invalid(`${pointer}/country`, countryFault(trailer.country), { country: trailer.country });
  const box = container === undefined ? undefined : readContainer(container);
  if (box && 'fault' in box)
    return invalid(`${pointer}/container`, `'${container ?? ''}' ${box.detail}`, { container });
  const fault = faultOfSeals(seals ?? [], pointer) ?? faultOfApproval(trailer.approval, pointer);
  if (fault) return fault;
  const kept = present({ country, container: box?.container, seals: seals && normaliseSeals(seals) });
  return { trailer: { ...trailer, ...kept, country, trailerId: vehicleIdOf(country, plate) } };
}
