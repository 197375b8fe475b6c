import { Closed, Optional } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsConvoyId, IsKnownVehicle } from '../fields/fields.js';
import { IsReason } from '../fields/way.request.js';

/** Body of POST /v1/carnets/:number/assign. */
@Closed({
  examples: [{ convoyId: 'nlc-2026-031', vehicleId: 'PK-TLK914', occurredAt: '2026-02-27T10:00:00+05:00' }],
})
export class AssignCarnetRequest extends DecisionRequest {
  @IsConvoyId('The convoy that the vehicle is in.')
  readonly convoyId!: string;

  @IsKnownVehicle('The vehicle that carries the goods of the carnet.')
  readonly vehicleId!: string;

  @Optional()
  @IsReason('Why another vehicle has it now: its tractor was replaced, or its load moved.')
  readonly reason?: string;
}
