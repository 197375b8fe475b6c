import { Closed, Optional } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsPlace } from '../fields/fields.js';
import { IsReason } from '../fields/way.request.js';

/** Body of POST /v1/convoys/:id/vehicles/:vehicleId/withdraw. */
@Closed({
  examples: [{ reason: 'gear box broken', place: 'pul-e-khumri', occurredAt: '2026-03-05T18:00:00+04:30' }],
})
export class WithdrawVehicleRequest extends DecisionRequest {
  @IsReason('Why it drops out.')
  readonly reason!: string;

  @Optional()
  @IsPlace('Where: slug or UN/LOCODE.')
  readonly place?: string;
}
