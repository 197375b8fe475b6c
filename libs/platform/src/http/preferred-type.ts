import Negotiator from 'negotiator';

/** A parameter of a media range, but a quality as RFC 9110 writes it. */
const NO_QUALITY = /;(?!\s*q=[01](\.\d{0,3})?\s*([,;]|$))[^,;]*/gi;

/**
 * The media type of those offered that a caller prefers (RFC 9110, 12.5.1), by its header `accept`; undefined where none is
 * acceptable. Of several liked the same it is the one named most exactly, then first; of several that one wildcard stands for,
 * and without the header, the one offered first. Parameters such as `charset` are not looked at: there is one form of each type.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  offered: readonly Type[],
): Type | undefined {
  const ranges = accept?.replaceAll(NO_QUALITY, '');
  return new Negotiator({ headers: { accept: ranges } }).mediaType([...offered]) as Type | undefined;
}

/** Every form is in UTF-8. */
const CHARSET = /;\s*charset=[^;,]*/gi;

/** Whether a caller prefers a media type in a profile (`application/json; profile=short`) to the same without one. */
export function prefersProfile(accept: string | undefined, type: string, profile: string): boolean {
  if (accept === undefined || !/profile/i.test(accept)) return false;
  const inProfile = `${type};profile=${profile}`;
  const ranges = accept.replaceAll(CHARSET, '');
  return new Negotiator({ headers: { accept: ranges } }).mediaType([type, inProfile]) === inProfile;
}
