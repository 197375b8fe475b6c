import { Closed, Describe, Nested, Optional } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsPlace } from '../fields/fields.js';
import { VehicleToJoin } from '../fields/vehicle.request.js';
import { IsReason } from '../fields/way.request.js';

/** Body of POST /v1/convoys/:id/vehicles/:vehicleId/replace. */
@Closed({
  examples: [
    {
      by: {
        plate: 'TLK-920',
        country: 'PK',
        driver: { name: 'Said Akbar', phone: '+92 300 7654321', documentNumber: '42101-7654321-1' },
      },
      reason: 'engine failure',
      place: 'jalalabad',
      occurredAt: '2026-03-04T20:00:00+04:30',
    },
  ],
})
export class ReplaceVehicleRequest extends DecisionRequest {
  @Nested(() => VehicleToJoin)
  @Describe(
    'The tractor that goes on. What it does not say of its load it takes over from the one it replaces.',
  )
  readonly by!: VehicleToJoin;

  @Optional()
  @IsReason('Why it is replaced.')
  readonly reason?: string;

  @Optional()
  @IsPlace('Where: slug or UN/LOCODE.')
  readonly place?: string;
}
