/** An example of a row of the fleet, as it is shown in OpenAPI. */
export const FLEET_EXAMPLE = {
  convoyId: 'nlc-2026-031',
  status: 'underway',
  corridorId: 'khi-tas-torkham',
  regime: 'TIR',
  origin: 'karachi-port',
  destination: 'tashkent',
  plannedDeparture: '2026-03-01T01:00:00.000Z',
  lastSeen: {
    at: '2026-03-03T16:10:00.000Z',
    local: '2026-03-03T21:10:00.000+05:00',
    place: 'torkham-pk',
    position: { lat: 34.1233, lon: 71.0886 },
  },
  nextPlace: 'torkham-af',
  trucks: { of: 8, through: 5, border: 'torkham-pk' },
  position: '1042',
  irregularities: { critical: 0, warning: 2, info: 1 },
  expectedArrival: {
    expectedAt: '2026-03-12T05:20:00.000Z',
    earliestAt: '2026-03-11T03:50:00.000Z',
    latestAt: '2026-03-14T08:30:00.000Z',
    basis: 'corridor',
  },
  gravestAlert: { code: 'stuck-at-border', severity: 'warning', since: '2026-03-03T04:40:00.000Z' },
  assessedAt: '2026-03-03T17:00:00.000Z',
};
