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
