import { type TObject, type TSchema, Type } from '@sinclair/typebox';

/** What many answers share, as they are described in OpenAPI. Unknown is null. */
export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const Instant = (description: string) =>
  Type.String({
    format: 'date-time',
    description: `${description} RFC 3339 in UTC.`,
    examples: ['2026-03-04T06:30:00.000Z'],
  });
export const Slug = (description: string) =>
  Type.String({ description: `${description} Slug of a place.`, examples: ['torkham-pk'] });
export const Country = (description: string) =>
  Type.String({ description: `${description} ISO 3166-1 alpha-2.`, examples: ['PK'] });
export const PositionText = (description: string) =>
  Type.String({ description: `${description} Decimal string.`, examples: ['1042'] });
export const Direction = Type.Union([Type.Literal('outbound'), Type.Literal('inbound')], {
  description: 'From the viewpoint of the country that owns the side: outbound leaves it, inbound enters it.',
});
export const Coordinates = Type.Object(
  {
    lat: Type.Number({ description: 'WGS84 decimal degrees.' }),
    lon: Type.Number({ description: 'WGS84 decimal degrees.' }),
    accuracyM: Type.Optional(Type.Number({ description: 'Radius in metres.' })),
  },
  { description: 'Where it was, as measured.' },
);

/** A page of a list. */
export const PageOf = (item: TObject) =>
  Type.Object({
    items: Type.Array(item),
    nextCursor: orNull(
      Type.String({ description: 'Pass it as cursor for the next page; null on the last one.' }),
    ),
  });
