import { type TObject, type TSchema, Type } from '@sinclair/typebox';

/** What many answers share, as they are described in OpenAPI. Unknown is null. */
export const orNull = <T extends TSchema>(schema: T) =>
  Type.Union([schema, Type.Null()], {
    ...(schema.description === undefined ? {} : { description: schema.description }),
  });

export const list = <T extends TSchema>(item: T, description: string) => Type.Array(item, { description });
export const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Union(
    values.map((value) => Type.Literal(value)),
    { description, examples: [values[0]] },
  );

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
export const VehicleId = (description: string) =>
  Type.String({ description: `${description} Id of a vehicle.`, examples: ['PK-TLK914'] });
export const ReportIds = (description: string) =>
  Type.Array(Type.String({ format: 'uuid', description: 'Id of a report.' }), { description });
export const PositionText = (description: string) =>
  Type.String({ description: `${description} Decimal string.`, examples: ['1042'] });
/** Reports that something rests on. */
export const Evidence = ReportIds('The reports it rests on.');
export const ConvoyId = (description: string) =>
  Type.String({ description: `${description} Id of a convoy.`, examples: ['nlc-2026-031'] });
export const CarnetNumber = (description: string) =>
  Type.String({ description: `${description} Number of a TIR carnet.`, examples: ['XC12345678'] });
export const Day = (description: string) =>
  Type.String({ format: 'date', description: `${description} Calendar day.`, examples: ['2026-03-01'] });
export const Hours = (description: string) => Type.Number({ description, examples: [11.5] });
export const Text = (description: string) => Type.String({ description });
export const Money = (description: string) =>
  Type.Object(
    {
      amount: Type.String({ description: 'Decimal text, as on the papers.', examples: ['125000.00'] }),
      currency: Type.String({ description: 'ISO 4217.', examples: ['USD'] }),
    },
    { description },
  );
export const Seals = (description: string) =>
  Type.Array(Type.String({ description: 'Number of a seal.', examples: ['PKC-004417'] }), { description });
export const IncompleteSince = Type.Optional(
  PositionText(
    'The event at this position could not be digested: it and all later ones of its stream are missing here.',
  ),
);
export const BorderSide = Slug('The side of the border.');
export const Direction = Type.Union([Type.Literal('outbound'), Type.Literal('inbound')], {
  description: 'From the viewpoint of the country that owns the side: outbound leaves it, inbound enters it.',
});
export const Coordinates = Type.Object(
  {
    lat: Type.Number({ description: 'Degrees north, WGS84.' }),
    lon: Type.Number({ description: 'Degrees east, WGS84.' }),
    accuracyM: Type.Optional(Type.Number({ description: 'Radius in metres.' })),
  },
  { description: 'Where it was, as measured.' },
);

/** A page of a list. */
export const PageOf = (item: TObject) =>
  Type.Object({
    items: Type.Array(item, { description: 'The page.' }),
    nextCursor: orNull(
      Type.String({ description: 'Pass it as cursor for the next page; null on the last one.' }),
    ),
  });
