import { SEALING_PARTIES } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { OneOf, PlaceReference, KnownVehicle } from '../../fields/fields.js';

export const Position = Type.Object(
  {
    lat: Type.Number({ minimum: -90, maximum: 90, description: 'Degrees north.', examples: [34.1219] }),
    lon: Type.Number({ minimum: -180, maximum: 180, description: 'Degrees east.', examples: [71.0936] }),
    accuracyM: Type.Optional(Type.Number({ minimum: 0, description: 'Radius in metres.', examples: [12] })),
  },
  { additionalProperties: false, description: 'WGS84, decimal degrees.' },
);

const VehicleIds = Type.Array(KnownVehicle, {
  minItems: 1,
  maxItems: 200,
  description: 'The vehicles it is about. Default: all that belonged to the convoy at that time.',
  examples: [['PK-TLK914']],
});

/** What every report about the road may say. */
export const seen = {
  vehicleIds: Type.Optional(VehicleIds),
  place: Type.Optional(PlaceReference),
  position: Type.Optional(Position),
};

export const seenAtPlace = { ...seen, place: PlaceReference };

export const Party = OneOf(
  SEALING_PARTIES,
  'Who did it (UN/EDIFACT 9303). By customs, for an inspection, a new seal is no breach.',
);
