import {
  BORDER_ACTIVITIES,
  EXPENSE_CATEGORIES,
  INCIDENT_KINDS,
  SEALING_PARTIES,
  type SealStep as Step,
} from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import {
  BorderSide,
  CarnetNumber,
  Direction,
  Evidence,
  Hours,
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

export const Passage = Type.Object(
  {
    place: BorderSide,
    direction: Direction,
    arrivedAt: orNull(Instant('Joined the queue.')),
    enteredAt: orNull(Instant('Entered the control zone.')),
    exitedAt: orNull(Instant('Left the side.')),
    hours: orNull(Hours('exitedAt minus arrivedAt (enteredAt where no arrival was reported).')),
    inferred: Type.Boolean({
      description: 'No exit was reported, but the vehicle was seen further on. Counts in no statistic.',
    }),
    evidence: Evidence,
  },
  { description: 'One vehicle through one side of a border.' },
);

export const Leg = Type.Object({
  from: Slug('Where it was seen.'),
  to: Slug('Where it was seen next.'),
  departedAt: orNull(Instant('When it left: from a border side its exit, else when it was seen there last.')),
  arrivedAt: orNull(
    Instant('When it arrived: at a border side in the queue, else when it was seen there first.'),
  ),
  km: orNull(Type.Number({ description: 'Kilometres by road along the route; null off it.' })),
  hours: orNull(Hours('From departure to arrival.')),
  standingHours: orNull(Hours('Halts on the way; null where the end of one is not known.')),
  drivingHours: orNull(Hours('What remains of the hours.')),
});

export const Halt = Type.Object({
  haltedAt: Instant('When it stopped.'),
  resumedAt: orNull(Instant('When it went on; null while it lasts, and where that was only implied.')),
  inferred: Type.Boolean({ description: 'Nobody reported that it went on, but it was seen moving.' }),
  place: orNull(Slug('Where.')),
  reason: orNull(Type.String({ description: 'Why, as reported.', examples: ['night rest'] })),
  evidence: Evidence,
});

const Payment = Type.Object({
  amount: Type.String({ description: 'Decimal text.', examples: ['20.00'] }),
  currency: Type.String({ description: 'ISO 4217.', examples: ['USD'] }),
  official: Type.Boolean({ description: 'Against a receipt.' }),
  paidTo: Type.Optional(Text('To whom.')),
});

export const Activity = Type.Object({
  activity: oneOf(BORDER_ACTIVITIES, 'One of the sixteen activities of CPMM.'),
  place: Slug('Where.'),
  direction: orNull(Direction),
  startedAt: Instant('When it began.'),
  endedAt: orNull(Instant('When it ended; null where nobody noted it.')),
  hours: orNull(Hours('How long.')),
  payments: list(Payment, 'What was paid for it.'),
  result: orNull(oneOf(['passed', 'failed'], 'What came of it.')),
  evidence: Evidence,
});

export const Incident = Type.Object({
  kind: oneOf(INCIDENT_KINDS, 'What happened.'),
  occurredAt: Instant('When.'),
  place: orNull(Slug('Where.')),
  description: orNull(Text('As it was told.')),
  evidence: Evidence,
});

export const Expense = Type.Object({
  category: oneOf(EXPENSE_CATEGORIES, 'What for.'),
  amount: Money('How much.'),
  official: Type.Boolean({ description: 'Against a receipt.' }),
  paidTo: orNull(Text('To whom.')),
  paidAt: Instant('When.'),
  place: orNull(Slug('Where.')),
  evidence: Evidence,
});

export const Delivery = Type.Object({
  place: orNull(Slug('Where.')),
  deliveredAt: Instant('When.'),
  partial: Type.Boolean({ description: 'Only a part; it went on with the rest.' }),
  evidence: Evidence,
});

export const Transshipment = Type.Object({
  at: Instant('When.'),
  place: orNull(Slug('Where.')),
  from: VehicleId('Out of which one.'),
  to: VehicleId('Into which one.'),
  partial: Type.Boolean({ description: 'A part of the load stayed.' }),
  carnetNumber: orNull(CarnetNumber('The load travelled under it.')),
  reason: orNull(Text('Why.')),
  evidence: Evidence,
});

const STEPS: Readonly<Record<Step['what'], true>> = {
  'joined-with': true,
  affixed: true,
  verified: true,
  broken: true,
  replaced: true,
  'taken-over': true,
};

export const SealStep = Type.Object({
  what: oneOf(Object.keys(STEPS), 'What was done.'),
  at: Instant('When.'),
  place: orNull(Slug('Where.')),
  party: orNull(oneOf(SEALING_PARTIES, 'By whom.')),
  seals: Seals('The seals that are on afterwards.'),
  intact: Type.Optional(Type.Boolean({ description: 'Verified only: whether they were whole.' })),
  evidence: Evidence,
});
