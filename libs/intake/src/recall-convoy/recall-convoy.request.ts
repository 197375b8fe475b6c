import { Closed } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsReason } from '../fields/way.request.js';

/** Body of POST /v1/convoys/:id/recall. */
@Closed({
  examples: [{ reason: 'border shut until further notice', occurredAt: '2026-03-03T12:00:00+05:00' }],
})
export class RecallConvoyRequest extends DecisionRequest {
  @IsReason('Why it is called back.')
  readonly reason!: string;
}
