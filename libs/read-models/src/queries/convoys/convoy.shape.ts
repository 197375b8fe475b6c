import { IRREGULARITIES } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { VehicleShape } from './vehicle.shape.js';
import {
  BorderSide,
  Country,
  Direction,
  Instant,
  list,
  oneOf,
  orNull,
  PositionText,
  ReportIds,
  Slug,
  VehicleId,
} from '../shapes.js';

export const CONVOY_STATUSES = ['planned', 'dispatched', 'underway', 'completed'] as const;

const VehicleAtPlace = (description: string) =>
  orNull(
    Type.Object(
      { vehicleId: VehicleId('The vehicle.'), place: Slug('Where on the route it was seen.') },
      { description },
    ),
  );

const BorderProgress = Type.Object({
  place: BorderSide,
  direction: Direction,
  through: Type.Integer({ description: 'How many vehicles are through, seen or inferred.', examples: [5] }),
  of: Type.Integer({ description: 'Of how many.', examples: [8] }),
});

const Irregularity = Type.Object({
  code: oneOf(Object.keys(IRREGULARITIES), 'What does not fit.'),
  severity: oneOf(['info', 'warning', 'critical'], 'How grave it is.'),
  since: Instant('When it first occurred.'),
  vehicleIds: list(VehicleId('A vehicle.'), 'The vehicles it concerns.'),
  evidence: ReportIds('The reports that show it.'),
});

/** An example of a convoy, as it is shown in OpenAPI. */
export const CONVOY_EXAMPLE = {
  convoyId: 'nlc-2026-031',
  status: 'underway',
  corridorId: 'khi-tas-torkham',
  regime: 'TIR',
  route: ['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul'],
  plannedDeparture: '2026-03-01T01:00:00.000Z',
  plannedArrival: null,
  dispatchedAt: '2026-03-01T01:20:00.000Z',
  underwaySince: '2026-03-03T04:40:00.000Z',
  completedAt: null,
  returnOf: null,
  countries: ['PK'],
  nextPlace: 'torkham-af',
  firstVehicle: { vehicleId: 'PK-TLK914', place: 'torkham-pk' },
  lastVehicle: { vehicleId: 'PK-TLK914', place: 'torkham-pk' },
  borders: [
    { place: 'torkham-pk', direction: 'outbound', through: 1, of: 1 },
    { place: 'torkham-af', direction: 'inbound', through: 0, of: 1 },
  ],
  vehicles: [
    {
      vehicleId: 'PK-TLK914',
      plate: 'TLK-914',
      country: { registered: 'PK', current: 'PK' },
      kind: null,
      container: 'CSQU3054383',
      seals: [],
      carnetNumber: 'XC12345678',
      destination: 'kabul',
      goods: [],
      status: 'moving',
      lastPlace: 'torkham-pk',
      lastSeenAt: '2026-03-03T16:10:00.000Z',
      lastPosition: null,
      nextPlace: 'torkham-af',
      passages: [
        {
          place: 'torkham-pk',
          direction: 'outbound',
          arrivedAt: '2026-03-03T04:40:00.000Z',
          enteredAt: null,
          exitedAt: '2026-03-03T16:10:00.000Z',
          hours: 11.5,
          inferred: false,
          evidence: ['01926f3a-7c1e-7d2a-9b7e-000000000001', '01926f3a-7c1e-7d2a-9b7e-000000000002'],
        },
      ],
      halts: [],
      deliveries: [],
    },
  ],
  irregularities: [],
  revision: 4,
  position: '5',
};

/** The convoy as every read gives it. Further members may come. */
export const ConvoyShape = Type.Object({
  convoyId: Type.String({ description: 'Id of the convoy.', examples: ['nlc-2026-031'] }),
  status: oneOf(CONVOY_STATUSES, 'underway: seen moving. The others are the word of the desk.'),
  corridorId: orNull(
    Type.String({ description: 'Null: on a route of its own.', examples: ['khi-tas-torkham'] }),
  ),
  regime: Type.String({ description: 'Agreement it travels under.', examples: ['TIR'] }),
  route: list(Slug('A place.'), 'In the order of travel.'),
  plannedDeparture: Instant('When it is to leave.'),
  plannedArrival: orNull(Instant('When it is to arrive.')),
  dispatchedAt: orNull(Instant('When the desk dispatched it.')),
  underwaySince: orNull(Instant('When it was first seen moving.')),
  completedAt: orNull(Instant('When the desk completed it.')),
  returnOf: orNull(Type.String({ description: 'The convoy whose return trip it is.' })),
  countries: list(Country('A country.'), 'Where its vehicles were seen last, in alphabetical order.'),
  nextPlace: orNull(Slug('Where its first vehicle is expected next.')),
  firstVehicle: VehicleAtPlace('Who is furthest along the route.'),
  lastVehicle: VehicleAtPlace('Who is least far along the route.'),
  borders: list(BorderProgress, 'Each border side of the route, and how many are through.'),
  vehicles: list(VehicleShape, 'In the order of joining.'),
  irregularities: list(
    Irregularity,
    'What the facts show that does not fit. Goes when something explains it.',
  ),
  revision: Type.Integer({
    description: 'Last event of its stream that is in here; for If-Match.',
    examples: [4],
  }),
  position: PositionText('Last event that is in here.'),
  incompleteSince: Type.Optional(
    PositionText(
      'The event at this position could not be digested: it and all later ones of this convoy are missing.',
    ),
  ),
});
