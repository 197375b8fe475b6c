import { Type } from '@sinclair/typebox';
import { ClocksShape } from '../two-clocks/clocks.shape.js';
import { CONVOY_EXAMPLE } from '../convoys/convoy.example.js';
import { CONVOY_STATUSES } from '../convoys/convoy.shape.js';
import { LeavingShape, VehicleShape } from '../convoys/vehicle.shape.js';
import { IrregularityShape } from '../shown-irregularities/irregularity.shape.js';
import { SkippedEventsShape } from '../reading/skipped-events.js';
import { ConvoyId, IncompleteSince, Instant, list, oneOf, orNull, Slug, VehicleId } from '../shapes.js';

const status = oneOf(CONVOY_STATUSES, 'The status of the convoy.');

const Stay = Type.Object({
  convoyId: ConvoyId('The convoy.'),
  status,
  joinedAt: Instant('When it joined first.'),
  leftAt: orNull(Instant('When it left for good, or the convoy ended; null while it belongs to it.')),
  leaving: orNull(LeavingShape),
  vehicle: Type.Object(VehicleShape.properties, { description: 'Its part of the convoy.' }),
  incompleteSince: IncompleteSince,
  skippedEvents: SkippedEventsShape,
});

/** A vehicle over all its convoys. */
export const VehicleHistoryShape = Type.Object({
  vehicleId: VehicleId('Id of the vehicle.'),
  plate: Type.String({ description: 'Registration plate as the desk gave it last.', examples: ['TLK-914'] }),
  country: VehicleShape.properties.country,
  current: orNull(
    Type.Object(
      {
        convoyId: ConvoyId('The convoy.'),
        status,
        joinedAt: Instant('When it joined.'),
        lastPlace: orNull(Slug('Where it was seen last.')),
        lastSeenAt: orNull(Instant('When it was seen last.')),
        nextPlace: orNull(Slug('Where it is expected next.')),
      },
      { description: 'The convoy that it belongs to now; null: to none.' },
    ),
  ),
  convoys: list(Stay, 'All convoys that it has belonged to, in the order of joining.'),
  irregularities: list(IrregularityShape, 'What its convoys and carnets show that concerns it.'),
  clocks: ClocksShape,
});

const [vehicle] = CONVOY_EXAMPLE.vehicles;

/** An example of it. */
export const VEHICLE_HISTORY_EXAMPLE = {
  vehicleId: 'PK-TLK914',
  plate: 'TLK-914',
  country: { registered: 'PK', current: 'PK' },
  current: {
    convoyId: 'nlc-2026-031',
    status: 'underway',
    joinedAt: '2026-02-26T05:00:00.000Z',
    lastPlace: 'torkham-pk',
    lastSeenAt: '2026-03-03T16:10:00.000Z',
    nextPlace: 'torkham-af',
  },
  convoys: [
    {
      convoyId: 'nlc-2026-031',
      status: 'underway',
      joinedAt: '2026-02-26T05:00:00.000Z',
      leftAt: null,
      leaving: null,
      vehicle,
    },
  ],
  irregularities: [],
};
