import { findPlace } from '#kafila/domain';
import { type JsonObject } from '#kafila/event-store';
import { placeUri } from './identifiers.js';

const VOCABULARY = 'urn:epcglobal:epcis:vtype:ReadPoint';

/** Master data of the places where something was observed (CBV, section 10): their names, codes and coordinates. */
export function placesAsMasterData(readPoints: readonly string[]): JsonObject | undefined {
  const prefix = placeUri('');
  const slugs = readPoints.flatMap((uri) =>
    uri.startsWith(prefix) ? [decodeURIComponent(uri.slice(prefix.length))] : [],
  );
  const elements = slugs.flatMap((slug): JsonObject[] => {
    const place = findPlace(slug);
    if (place?.slug !== slug) return [];
    const { name, country, lat, lon, code, kind, timeZone } = place;
    const attributes: readonly (readonly [string, string])[] = [
      ['cbvmda:name', name],
      ['cbvmda:countryCode', country],
      ['cbvmda:latitude', String(lat)],
      ['cbvmda:longitude', String(lon)],
      ['kafila:kind', kind],
      ['kafila:timeZone', timeZone],
      ...(code === null ? [] : ([['kafila:unLocode', code]] as const)),
    ];
    return [{ id: placeUri(slug), attributes: attributes.map(([id, attribute]) => ({ id, attribute })) }];
  });
  if (elements.length === 0) return undefined;
  return {
    epcisMasterData: { vocabularyList: [{ type: VOCABULARY, vocabularyElementList: elements }] },
  };
}
