import { Closed, Describe, IsText, Optional } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';

/** Body of POST /v1/convoys/:id/complete. */
@Closed({ examples: [{ occurredAt: '2026-03-09T20:00:00+05:00' }] })
export class CompleteConvoyRequest extends DecisionRequest {
  @Optional()
  @IsText({ min: 1, max: 2000 })
  @Describe('Why, although some vehicles were not reported delivered.')
  readonly outstandingReason?: string;
}
