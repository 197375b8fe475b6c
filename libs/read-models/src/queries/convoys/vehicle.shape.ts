import { Type } from '@sinclair/typebox';
import {
  BorderSide,
  Coordinates,
  Country,
  Direction,
  Instant,
  list,
  oneOf,
  orNull,
  ReportIds,
  Slug,
  VehicleId,
} from '../shapes.js';

const Passage = Type.Object(
  {
    place: BorderSide,
    direction: Direction,
    arrivedAt: orNull(Instant('Joined the queue.')),
    enteredAt: orNull(Instant('Entered the control zone.')),
    exitedAt: orNull(Instant('Left the side.')),
    hours: orNull(
      Type.Number({
        description: 'exitedAt minus arrivedAt (enteredAt where no arrival was reported).',
        examples: [11.5],
      }),
    ),
    inferred: Type.Boolean({
      description: 'No exit was reported, but the vehicle was seen further on. Counts in no statistic.',
    }),
    evidence: ReportIds('The reports it rests on.'),
  },
  { description: 'One vehicle through one side of a border.' },
);

const Halt = Type.Object({
  haltedAt: Instant('When it stopped.'),
  resumedAt: orNull(Instant('When it went on; null while it lasts, and where that was only implied.')),
  inferred: Type.Boolean({ description: 'Nobody reported that it went on, but it was seen moving.' }),
  place: orNull(Slug('Where.')),
  reason: orNull(Type.String({ description: 'Why, as reported.', examples: ['night rest'] })),
});

const Delivery = Type.Object({
  place: orNull(Slug('Where.')),
  deliveredAt: Instant('When.'),
  partial: Type.Boolean({ description: 'Only a part; it went on with the rest.' }),
});

const Goods = Type.Object({
  hsCode: Type.Optional(Type.String({ description: 'Harmonised System, 6 to 12 digits.' })),
  description: Type.String({ description: 'What the goods are.' }),
  packages: Type.Optional(Type.Integer({ description: 'Number of packages.' })),
  grossKg: Type.Optional(Type.Number({ description: 'Kilograms, gross.' })),
  value: Type.Optional(
    Type.Object(
      {
        amount: Type.String({ description: 'Decimal text.' }),
        currency: Type.String({ description: 'ISO 4217.' }),
      },
      { description: 'Value on the invoice.' },
    ),
  ),
});

/** A vehicle within its convoy, as it is described in OpenAPI. */
export const VehicleShape = Type.Object({
  vehicleId: VehicleId('Id of the vehicle.'),
  plate: Type.String({ description: 'Registration plate as the desk gave it.', examples: ['TLK-914'] }),
  country: Type.Object(
    {
      registered: Country('Where it is registered.'),
      current: orNull(Country('Where it was seen last.')),
    },
    { description: 'Where it belongs and where it is.' },
  ),
  kind: orNull(Type.String({ description: 'What it is.' })),
  container: orNull(Type.String({ description: 'Container number.', examples: ['CSQU3054383'] })),
  seals: list(Type.String({ description: 'A seal.' }), 'Seal numbers it joined with.'),
  carnetNumber: orNull(Type.String({ description: 'TIR carnet.', examples: ['XC12345678'] })),
  destination: orNull(Slug('Where its load goes.')),
  goods: list(Goods, 'The goods manifest.'),
  status: oneOf(['assigned', 'moving', 'at-border', 'halted', 'delivered'], 'assigned: not seen yet.'),
  lastPlace: orNull(Slug('Where it was seen last.')),
  lastSeenAt: orNull(Instant('When it was seen last.')),
  nextPlace: orNull(Slug('Where it is expected next.')),
  lastPosition: orNull(
    Type.Object(
      { ...Coordinates.properties, at: Instant('When it was there.') },
      { description: 'The last position by satellite.' },
    ),
  ),
  passages: list(Passage, 'Through border sides, in the order of travel.'),
  halts: list(Halt, 'In the order of time.'),
  deliveries: list(Delivery, 'In the order of time.'),
});
