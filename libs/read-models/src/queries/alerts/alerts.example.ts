/** An example of what is wrong now, as it is shown in OpenAPI. */
export const ALERTS_EXAMPLE = {
  items: [
    {
      convoyId: 'nlc-2026-031',
      code: 'stuck-at-border',
      severity: 'warning',
      since: '2026-03-05T20:00:00.000Z',
      vehicleIds: ['PK-TLK914'],
      reason: 'At torkham-pk (outbound) for longer than the 60.0 h within which nine of ten leave it.',
      evidence: ['01926f3a-7c1e-7d2a-9b7e-000000000009'],
      assessedAt: '2026-03-05T21:00:00.000Z',
    },
  ],
  assessedAt: '2026-03-05T21:00:00.000Z',
  notAssessed: 0,
  usualAsOf: '1042',
};
