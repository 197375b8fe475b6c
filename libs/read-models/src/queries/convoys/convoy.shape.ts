import { IRREGULARITIES } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { Coordinates, Country, Direction, Instant, orNull, PositionText, Slug } from '../shapes.js';

export const CONVOY_STATUSES = ['planned', 'dispatched', 'underway', 'completed'] as const;

const Passage = Type.Object(
  {
    place: Slug('The side of the border.'),
    direction: Direction,
    arrivedAt: orNull(Instant('Joined the queue.')),
    enteredAt: orNull(Instant('Entered the control zone.')),
    exitedAt: orNull(Instant('Left the side.')),
    hours: orNull(
      Type.Number({ description: 'exitedAt minus arrivedAt (enteredAt where no arrival was reported).' }),
    ),
    inferred: Type.Boolean({
      description: 'No exit was reported, but the vehicle was seen further on. Counts in no statistic.',
    }),
    evidence: Type.Array(Type.String({ description: 'Id of a report.' })),
  },
  { description: 'One vehicle through one side of a border.' },
);

const Vehicle = Type.Object({
  vehicleId: Type.String({ examples: ['PK-TLK914'] }),
  plate: Type.String({ examples: ['TLK-914'] }),
  country: Type.Object({
    registered: Country('Where it is registered.'),
    current: orNull(Country('Where it was seen last.')),
  }),
  status: Type.Union(
    ['assigned', 'moving', 'at-border', 'halted', 'delivered'].map((status) => Type.Literal(status)),
  ),
  lastPlace: orNull(Slug('Where it was seen last.')),
  lastSeenAt: orNull(Instant('When it was seen last.')),
  nextPlace: orNull(Slug('Where it is expected next.')),
  lastPosition: orNull(Coordinates),
  passages: Type.Array(Passage, { description: 'In the order of travel.' }),
  carnetNumber: orNull(Type.String()),
  destination: orNull(Slug('Where its load goes.')),
});

const Irregularity = Type.Object({
  code: Type.Union(Object.keys(IRREGULARITIES).map((code) => Type.Literal(code))),
  severity: Type.Union(['info', 'warning', 'critical'].map((severity) => Type.Literal(severity))),
  since: Instant('When it first occurred.'),
  vehicleIds: Type.Array(Type.String()),
  evidence: Type.Array(Type.String({ description: 'Id of a report.' })),
});

/** The convoy as every read gives it. Further members may come. */
export const ConvoyShape = Type.Object({
  convoyId: Type.String({ examples: ['nlc-2026-031'] }),
  status: Type.Union(CONVOY_STATUSES.map((status) => Type.Literal(status))),
  corridorId: orNull(Type.String({ examples: ['khi-tas-torkham'] })),
  regime: Type.String({ examples: ['TIR'] }),
  route: Type.Array(Slug('In the order of travel.')),
  plannedDeparture: Instant('When it is to leave.'),
  countries: Type.Array(Country('Where vehicles were seen last, in alphabetical order.')),
  nextPlace: orNull(Slug('Where its first vehicle is expected next.')),
  vehicles: Type.Array(Vehicle, { description: 'In the order of joining.' }),
  irregularities: Type.Array(Irregularity),
  revision: Type.Integer({ description: 'Last event of its stream that is in here; for If-Match.' }),
  position: PositionText('Last event that is in here.'),
  incompleteSince: Type.Optional(
    PositionText(
      'The event at this position, and all later ones of this convoy, are missing: it could not be digested.',
    ),
  ),
});
