import { Type } from '@sinclair/typebox';
import {
  CarnetNumber,
  Country,
  Day,
  described,
  MoneyOf,
  Note,
  OneOf,
  PlaceReference,
  SealNumbers,
  Synthetic,
  text,
  VehicleId,
} from './fields.js';
import { Driver } from './driver.request.js';

const Goods = Type.Object(
  {
    hsCode: Type.Optional(
      Type.String({
        pattern: '^[0-9]{6,12}$',
        description: 'Harmonised System, 6 to 12 digits.',
        examples: ['620342'],
      }),
    ),
    description: text('What the goods are.', 'cotton trousers', 500),
    packages: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Number of packages.', examples: [840] }),
    ),
    grossKg: Type.Optional(Type.Number({ minimum: 0, description: 'Kilograms, gross.', examples: [18500] })),
    value: Type.Optional(MoneyOf('Value on the invoice.')),
  },
  { additionalProperties: false },
);

const Permit = Type.Object(
  {
    type: text('Under which agreement.', 'QTTA', 60),
    issuedBy: described(Country, 'Country that issued it and where it is valid, ISO 3166-1 alpha-2.'),
    number: text('Its number.', 'KZ-2026-0117', 60),
    validFrom: described(Day, 'First day, in the country that issued it.'),
    validTo: described(Day, 'Last day, in the country that issued it.'),
    journeys: Type.Optional(OneOf(['single', 'return', 'multiple'], 'How many journeys it covers.')),
  },
  { additionalProperties: false },
);

/** What the desk may say of a vehicle that joins. */
export const vehicleFields = {
  vehicleId: Type.Optional(VehicleId),
  plate: Type.String({
    pattern: '[\\p{L}\\p{N}]',
    maxLength: 20,
    description: 'Registration plate, as it is written on the vehicle.',
    examples: ['TLK-914'],
  }),
  country: described(Country, 'Country of registration, ISO 3166-1 alpha-2.'),
  kind: Type.Optional(text('What it is.', 'articulated, 40 ft', 60)),
  driver: Type.Optional(Driver),
  container: Type.Optional(text('Container number with its check digit (ISO 6346).', 'CSQU3054383', 40)),
  seals: Type.Optional(SealNumbers),
  carnetNumber: Type.Optional(CarnetNumber),
  destination: Type.Optional(described(PlaceReference, 'Where its load goes: slug or UN/LOCODE.')),
  goods: Type.Optional(Type.Array(Goods, { maxItems: 500, description: 'The goods manifest.' })),
  permits: Type.Optional(
    Type.Array(Permit, { maxItems: 40, description: 'Leave to drive in other countries.' }),
  ),
};

/** A vehicle inside another body. */
export const VehicleToJoin = Type.Object(
  { ...vehicleFields, note: Type.Optional(Note), synthetic: Type.Optional(Synthetic) },
  { additionalProperties: false },
);
