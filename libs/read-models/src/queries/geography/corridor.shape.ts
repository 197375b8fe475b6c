import { Type } from '@sinclair/typebox';
import { Country, list, orNull, Slug } from '../shapes.js';

/** A corridor as every read gives it. */
export const CorridorShape = Type.Object({
  id: Type.String({ description: 'How Kafila names it.', examples: ['khi-tas-torkham'] }),
  name: Type.String({ description: 'For people.' }),
  regimes: list(Type.String({ examples: ['TIR'] }), 'Agreements that may apply on it.'),
  carec: orNull(Type.Array(Type.Integer(), { description: 'CAREC corridors it runs on.' })),
  roundTrip: Type.Boolean({ description: 'There and back.' }),
  countries: list(Country('A country.'), 'In the order of travel.'),
  borderCrossings: Type.Integer({ description: 'How many borders it crosses.' }),
  route: list(Slug('A place.'), 'In the order of travel.'),
  legs: list(
    Type.Object({
      from: Slug('Where it begins.'),
      to: Slug('Where it ends.'),
      country: Country('Country of from.'),
      toCountry: Type.Optional(Country('Country of to, across a border.')),
      distanceKm: Type.Number({ description: 'Kilometres by road.' }),
      borderCrossing: Type.Boolean({ description: 'From one side of a border to the other.' }),
      distanceSource: Type.String({ description: 'Where the distance comes from.' }),
    }),
    'One stretch after the other.',
  ),
  totalKm: Type.Number({ description: 'Kilometres by road.' }),
  publishedKm: orNull(Type.Number({ description: 'What the operator told the press.' })),
  distanceSource: Type.String({ description: 'Where the distances come from.' }),
  notes: list(Type.String(), 'For people.'),
});
