const LONGEST = 200;

/** Text of a caller, cut to what a message can carry. */
export function clip(text: string, most = 40): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** The pointer of ajv (RFC 6901 escapes) as a URI fragment: `#/vehicles/0/plate`. */
export function fragment(instancePath: string, property?: string): string {
  const path = property === undefined ? instancePath : `${instancePath}/${escapeToken(property)}`;
  return `#${clip(path, LONGEST).split('/').map(percentEncode).join('/')}`;
}

export function escapeToken(property: string): string {
  return property.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Half a surrogate pair cannot be percent-encoded; JSON text may hold one. */
function percentEncode(token: string): string {
  return encodeURIComponent(token.replace(/\p{Surrogate}/gu, '\u{fffd}'));
}
