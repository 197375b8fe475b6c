import { AllOf, Closed } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { JoiningVehicle } from '../fields/vehicle.request.js';

/** Body of POST /v1/convoys/:id/vehicles. */
@Closed({
  examples: [
    {
      plate: 'TLK-916',
      country: 'PK',
      container: 'NLCU0000140',
      seals: ['PK-C-004419'],
      carnetNumber: 'XC12345680',
      destination: 'tashkent',
      goods: [
        {
          hsCode: '620342',
          description: 'cotton trousers',
          packages: 840,
          grossKg: 18500,
          value: { amount: '48000.00', currency: 'USD' },
        },
      ],
      permits: [
        {
          type: 'AUPTT',
          issuedBy: 'UZ',
          number: 'UZ-2026-0117',
          validFrom: '2026-01-01',
          validTo: '2026-12-31',
          journeys: 'return',
        },
      ],
    },
  ],
})
export class AddVehicleRequest extends AllOf(JoiningVehicle, DecisionRequest) {}
