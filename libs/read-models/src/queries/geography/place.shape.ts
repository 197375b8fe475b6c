import { type PlaceKind } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { Country, list, oneOf, orNull, Slug } from '../shapes.js';

export const PLACE_KINDS = [
  'port',
  'dry-port',
  'city',
  'customs-house',
  'border-crossing',
] as const satisfies PlaceKind[];

/** A place as every read gives it. */
export const PlaceShape = Type.Object({
  slug: Slug('How Kafila names it.'),
  code: orNull(Type.String({ description: 'UN/LOCODE without a blank.', examples: ['PKTOR'] })),
  name: Type.String({
    description: 'For people; two places may share one.',
    examples: ['Torkham (Pakistan)'],
  }),
  country: Country('Where it is.'),
  kind: oneOf(PLACE_KINDS, 'border-crossing is one side of a border.'),
  lat: Type.Number({ description: 'WGS84 decimal degrees.' }),
  lon: Type.Number({ description: 'WGS84 decimal degrees.' }),
  timeZone: Type.String({ description: 'IANA time zone.', examples: ['Asia/Karachi'] }),
  bcpPair: orNull(Slug('The side that faces it across the border.')),
  source: Type.String({ description: 'Where the coordinates come from.' }),
  approximate: Type.Boolean({ description: 'The coordinates are an estimate.' }),
  note: Type.Optional(Type.String({ description: 'For people.' })),
  altNames: Type.Optional(list(Type.String(), 'Other names it goes by.')),
});
/** The same with the side that faces it. */
export const PlaceWithFacing = Type.Object({
  ...PlaceShape.properties,
  facing: orNull(
    Type.Object(PlaceShape.properties, { description: 'The side that faces it across the border, in full.' }),
  ),
});
