import { type ConvoyStatus, ESCORT_AUTHORITIES } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { ClocksShape } from '../two-clocks/clocks.shape.js';
import { IrregularityShape } from '../shown-irregularities/irregularity.shape.js';
import {
  BorderSide,
  ConvoyId,
  Country,
  Direction,
  Evidence,
  IncompleteSince,
  Instant,
  list,
  oneOf,
  orNull,
  PositionText,
  Slug,
  Text,
  VehicleId,
} from '../shapes.js';
import { SkippedEventsShape } from '../reading/skipped-events.js';
import { VehicleShape } from './vehicle.shape.js';

const STATUSES: Readonly<Record<ConvoyStatus, true>> = {
  planned: true,
  dispatched: true,
  underway: true,
  held: true,
  recalled: true,
  completed: true,
  cancelled: true,
  split: true,
  merged: true,
};
export const CONVOY_STATUSES = Object.keys(STATUSES) as ConvoyStatus[];

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

const LegRegime = Type.Object({
  from: Slug('Where it begins.'),
  to: Slug('Where it ends.'),
  regime: Type.String({ description: 'The agreement.', examples: ['TIR'] }),
});

const Hold = Type.Object({
  heldAt: Instant('When it was held.'),
  reason: Text('Why.'),
  place: orNull(Slug('Where.')),
  releasedAt: orNull(Instant('When it was released; null while it lasts.')),
});

const Diversion = Type.Object({ divertedAt: Instant('When.'), reason: Text('Why.') });

const Escort = Type.Object({
  escort: Type.String({ description: 'Who.', examples: ['Frontier Corps 3'] }),
  authority: orNull(oneOf(ESCORT_AUTHORITIES, 'Of whom.')),
  vehicleIds: list(VehicleId('A vehicle.'), 'Whom it went with; none named: the whole convoy.'),
  joinedAt: orNull(Instant('When it joined.')),
  joinedPlace: orNull(Slug('Where it joined.')),
  leftAt: orNull(Instant('When it left.')),
  leftPlace: orNull(Slug('Where it left.')),
  evidence: Evidence,
});

/** The convoy as every read gives it. Further members may come. */
export const ConvoyShape = Type.Object({
  convoyId: ConvoyId('Its own.'),
  status: oneOf(CONVOY_STATUSES, 'underway: seen moving. The others are the word of the desk.'),
  corridorId: orNull(
    Type.String({ description: 'Null: on a route of its own.', examples: ['khi-tas-torkham'] }),
  ),
  regime: Type.String({
    description: 'Agreement it travels under where a leg has none of its own.',
    examples: ['TIR'],
  }),
  legRegimes: list(LegRegime, 'The agreement of each stretch of the route, from its start to its end.'),
  route: list(Slug('A place.'), 'In the order of travel.'),
  plannedDeparture: Instant('When it is to leave.'),
  plannedArrival: orNull(Instant('When it is to arrive.')),
  dispatchedAt: orNull(Instant('When the desk dispatched it.')),
  underwaySince: orNull(Instant('When it was first seen moving.')),
  recalledAt: orNull(Instant('When the desk recalled it.')),
  completedAt: orNull(Instant('When the desk completed it.')),
  cancelledAt: orNull(Instant('When the desk cancelled it.')),
  endedAt: orNull(Instant('When it ended: completed, cancelled, merged, or split without a rest.')),
  reason: orNull(Text('Why it was recalled, cancelled, or completed without all deliveries.')),
  holds: list(Hold, 'When the desk held it, in the order of time.'),
  diversions: list(Diversion, 'When the desk sent it another way, in the order of time.'),
  returnOf: orNull(ConvoyId('The convoy whose return trip it is.')),
  splitFrom: orNull(ConvoyId('The convoy it was split from.')),
  splitInto: list(ConvoyId('A convoy.'), 'The convoys that parts of it went on as.'),
  mergedFrom: list(ConvoyId('A convoy.'), 'The convoys that joined it.'),
  mergedInto: orNull(ConvoyId('The convoy that it joined.')),
  escorts: list(Escort, 'Who went with it, in the order of time.'),
  countries: list(Country('A country.'), 'Where its vehicles were seen last, in alphabetical order.'),
  nextPlace: orNull(Slug('Where its first vehicle is expected next.')),
  firstVehicle: VehicleAtPlace('Who is furthest along the route.'),
  lastVehicle: VehicleAtPlace('Who is least far along the route.'),
  borders: list(BorderProgress, 'Each border side of the route, and how many are through.'),
  vehicles: list(VehicleShape, 'All that ever belonged to it, in the order of joining.'),
  irregularities: list(
    IrregularityShape,
    'What does not fit in it, its carnets and its declarations. Goes when something explains it.',
  ),
  revision: Type.Integer({
    description: 'Last event of its stream that is in here; for If-Match.',
    examples: [4],
  }),
  position: PositionText('Last event of its stream that is in here.'),
  incompleteSince: IncompleteSince,
  clocks: ClocksShape,
  skippedEvents: SkippedEventsShape,
});
