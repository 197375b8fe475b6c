import { IRREGULARITY_EXAMPLE } from '../shown-irregularities/irregularity.answer.js';

/** An example of a TIR carnet, as it is shown in OpenAPI. */
export const CARNET_EXAMPLE = {
  carnetNumber: 'XC12345678',
  status: 'in-transit',
  issued: {
    carnetNumber: 'XC12345678',
    holder: 'National Logistics Cell',
    issuedBy: 'PNC-ICC',
    issuedOn: '2026-02-20',
    lastValidDate: '2026-04-20',
    vouchers: 6,
    departureOffices: ['karachi-port'],
    destinationOffices: ['tashkent'],
    recordedByDeskAt: '2026-02-21T06:00:00.000Z',
  },
  capacity: { vouchers: 6, operations: 3, used: 1 },
  assignments: [
    {
      convoyId: 'nlc-2026-031',
      vehicleId: 'PK-TLK914',
      assignedAt: '2026-02-26T05:00:00.000Z',
      reason: null,
    },
  ],
  convoyId: 'nlc-2026-031',
  vehicleId: 'PK-TLK914',
  acceptances: [],
  operations: [],
  refusedStarts: [],
  standingBetween: null,
  suspensions: [],
  controls: [],
  certifiedReports: [],
  seals: null,
  heavyOrBulky: false,
  substitutions: [],
  destinationOffices: ['tashkent'],
  guarantees: [{ country: 'PK', since: '2026-03-01', limit: { amount: '50000', currency: 'USD' } }],
  liability: { nonDischarges: [], paymentClaims: [], claimPayments: [], exclusions: [], readmissions: [] },
  returnedAt: null,
  convoys: [
    {
      convoyId: 'nlc-2026-031',
      vehicleId: 'PK-TLK914',
      from: '2026-02-26T05:00:00.000Z',
      until: null,
    },
  ],
  irregularities: [IRREGULARITY_EXAMPLE],
  revision: 3,
  position: '42',
};
