/** What the names of streams begin with. */
export const CONVOY_PREFIX = 'convoy-';
export const CARNET_PREFIX = 'carnet-';
export const DECLARATION_PREFIX = 'declaration-';

/** The stream that tells of a convoy. */
export function convoyStream(convoyId: string): string {
  return `${CONVOY_PREFIX}${convoyId}`;
}

/** The stream that tells of a TIR carnet; its number normalised. */
export function carnetStream(carnetNumber: string): string {
  return `${CARNET_PREFIX}${carnetNumber}`;
}

/** The stream that tells of a customs declaration; its reference normalised. */
export function declarationStream(reference: string): string {
  return `${DECLARATION_PREFIX}${reference}`;
}
