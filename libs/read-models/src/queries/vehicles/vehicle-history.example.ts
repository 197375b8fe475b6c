import { CONVOY_EXAMPLE } from '../convoys/convoy.example.js';

const [vehicle] = CONVOY_EXAMPLE.vehicles;

/** An example of a vehicle over all its convoys, as it is shown in OpenAPI. */
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
