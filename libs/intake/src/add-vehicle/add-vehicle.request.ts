import { type Static, Type } from '@sinclair/typebox';
import { decisionFields, Note, Synthetic, VehicleId } from '../decisions/decision.request.js';

const Goods = Type.Object(
  {
    hsCode: Type.Optional(
      Type.String({
        pattern: '^[0-9]{6,12}$',
        description: 'Harmonised System, 6 to 12 digits.',
        examples: ['620342'],
      }),
    ),
    description: Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'What the goods are.',
      examples: ['cotton trousers'],
    }),
    packages: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Number of packages.', examples: [840] }),
    ),
    grossKg: Type.Optional(Type.Number({ minimum: 0, description: 'Kilograms, gross.', examples: [18500] })),
    value: Type.Optional(
      Type.Object(
        {
          amount: Type.String({
            pattern: '^[0-9]{1,15}(\\.[0-9]{1,4})?$',
            description: 'Decimal text.',
            examples: ['125000.00'],
          }),
          currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.', examples: ['USD'] }),
        },
        { additionalProperties: false, description: 'Value on the invoice.' },
      ),
    ),
  },
  { additionalProperties: false },
);

/** The fields of a vehicle that joins. */
export const vehicleFields = {
  vehicleId: Type.Optional(VehicleId),
  plate: Type.String({
    pattern: '[\\p{L}\\p{N}]',
    maxLength: 20,
    description: 'Registration plate, as it is written on the vehicle.',
    examples: ['TLK-914'],
  }),
  country: Type.String({
    pattern: '^[A-Z]{2}$',
    description: 'Country of registration, ISO 3166-1 alpha-2.',
    examples: ['PK'],
  }),
  kind: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 60,
      description: 'What it is.',
      examples: ['articulated, 40 ft'],
    }),
  ),
  driver: Type.Optional(
    Type.String({ minLength: 1, maxLength: 120, description: 'Name of the driver.', examples: ['Gul Khan'] }),
  ),
  container: Type.Optional(
    Type.String({ minLength: 1, maxLength: 20, description: 'Container number.', examples: ['CSQU3054383'] }),
  ),
  seals: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 35 }), {
      maxItems: 40,
      description: 'Seal numbers.',
      examples: [['PK-C-004417']],
    }),
  ),
  carnetNumber: Type.Optional(
    Type.String({ minLength: 1, maxLength: 20, description: 'TIR carnet.', examples: ['XC12345678'] }),
  ),
  destination: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'Where its load goes: slug or UN/LOCODE.',
      examples: ['tashkent'],
    }),
  ),
  goods: Type.Optional(Type.Array(Goods, { maxItems: 500, description: 'The goods manifest.' })),
};

/** A vehicle inside another body. */
export const VehicleToJoin = Type.Object(
  { ...vehicleFields, note: Type.Optional(Note), synthetic: Type.Optional(Synthetic) },
  { additionalProperties: false },
);

/** Body of POST /v1/convoys/:id/vehicles. */
export const AddVehicleRequest = Type.Object(
  { ...vehicleFields, ...decisionFields },
  {
    additionalProperties: false,
    examples: [
      {
        plate: 'TLK-914',
        country: 'PK',
        container: 'CSQU3054383',
        carnetNumber: 'XC12345678',
        destination: 'tashkent',
      },
    ],
  },
);
export type AddVehicleRequest = Static<typeof AddVehicleRequest>;
