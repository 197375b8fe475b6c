import { Closed, Optional } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsPlace } from '../fields/fields.js';
import { IsReason } from '../fields/way.request.js';

/** Body of POST /v1/convoys/:id/hold. */
@Closed({
  examples: [{ reason: 'Torkham is shut', place: 'peshawar', occurredAt: '2026-03-02T15:00:00+05:00' }],
})
export class HoldConvoyRequest extends DecisionRequest {
  @IsReason('Why it is to wait.')
  readonly reason!: string;

  @Optional()
  @IsPlace('Where: slug or UN/LOCODE.')
  readonly place?: string;
}
