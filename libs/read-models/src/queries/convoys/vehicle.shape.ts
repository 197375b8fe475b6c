import { type VehicleStatus } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import {
  CarnetNumber,
  ConvoyId,
  Coordinates,
  Country,
  Day,
  Instant,
  list,
  Money,
  oneOf,
  orNull,
  Seals,
  Slug,
  Text,
  VehicleId,
} from '../shapes.js';
import {
  Activity,
  Delivery,
  Expense,
  Halt,
  Incident,
  Leg,
  Passage,
  SealStep,
  Transshipment,
} from './vehicle-life.shape.js';

const STATUSES: Readonly<Record<VehicleStatus, true>> = {
  assigned: true,
  moving: true,
  'at-border': true,
  halted: true,
  delivered: true,
  withdrawn: true,
  replaced: true,
  split: true,
  merged: true,
};

const Goods = Type.Object({
  hsCode: Type.Optional(Type.String({ description: 'Harmonised System, 6 to 12 digits.' })),
  description: Text('What the goods are.'),
  packages: Type.Optional(Type.Integer({ description: 'Number of packages.' })),
  grossKg: Type.Optional(Type.Number({ description: 'Kilograms, gross.' })),
  value: Type.Optional(Money('Value on the invoice.')),
});

const Permit = Type.Object({
  type: Text('Of which kind.'),
  issuedBy: Country('Who issued it, and where it is valid.'),
  number: Text('Its number.'),
  validFrom: Day('First day.'),
  validTo: Day('Last day.'),
  journeys: Type.Optional(oneOf(['single', 'return', 'multiple'], 'How often.')),
});

/** Why and where to a vehicle left its convoy. */
export const LeavingShape = Type.Object(
  {
    how: oneOf(['withdrawn', 'replaced', 'split', 'merged'], 'By which decision.'),
    reason: orNull(Text('Why.')),
    place: orNull(Slug('Where.')),
    to: orNull(Type.String({ description: 'Id of the convoy, or of the vehicle, that goes on.' })),
  },
  { description: 'How it left; null: it did not.' },
);

const PersonId = Type.String({
  description: 'Under which the person is sealed, and can be erased.',
  examples: ['2f1d1c0e-5a0f-4c57-9a53-0a2c1d8e7b11'],
});

const Driver = Type.Union(
  [
    Type.Object({
      personId: PersonId,
      name: Text('Name.'),
      phone: Type.Optional(Text('Where he is called on the way.')),
      documentNumber: Type.Optional(Text('Of his passport, licence or identity card.')),
    }),
    Type.Object({
      personId: PersonId,
      unreadable: oneOf(
        ['erased', 'no-key'],
        'erased: forgotten, for ever. no-key: this service has no key.',
      ),
    }),
    Type.String({ description: 'As it was recorded, where it was never sealed.' }),
  ],
  { description: 'Who drives, as the desk said last.' },
);

const Membership = Type.Object({
  joinedAt: Instant('When it joined.'),
  onTheWay: Type.Boolean({
    description:
      'It joined a convoy that was dispatched: reports on the whole convoy concern it from then on.',
  }),
  leftAt: orNull(Instant('When it left; null while it belongs to the convoy.')),
  leaving: orNull(LeavingShape),
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
  kind: orNull(Text('What it is.')),
  driver: orNull(Driver),
  memberships: list(Membership, 'When it belonged to the convoy, in the order of time.'),
  cameFrom: orNull(
    ConvoyId('The convoy it came from by a split or a merge; its earlier history is told there.'),
  ),
  replaces: orNull(VehicleId('The vehicle whose load it took over, tractor for tractor.')),
  container: orNull(Type.String({ description: 'Container number.', examples: ['CSQU3054383'] })),
  seals: Seals('The seals that are on now.'),
  carnetNumber: orNull(CarnetNumber('Of the load that it carries now.')),
  destination: orNull(Slug('Where its load goes.')),
  goods: list(Goods, 'The goods manifest.'),
  permits: list(Permit, 'Leave to drive in a country.'),
  status: oneOf(
    Object.keys(STATUSES),
    'assigned: not seen yet. withdrawn, replaced, split and merged: it left the convoy.',
  ),
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
  legs: list(Leg, 'From each place where it was seen to the next, in the order of travel.'),
  halts: list(Halt, 'In the order of time.'),
  activities: list(Activity, 'At borders and stops, in the order of time. They overlap.'),
  incidents: list(Incident, 'In the order of time.'),
  expenses: list(Expense, 'In the order of time.'),
  deliveries: list(Delivery, 'In the order of time.'),
  transshipments: list(Transshipment, 'Loads that were moved from it or into it.'),
  sealHistory: list(SealStep, 'In the order of time.'),
});
