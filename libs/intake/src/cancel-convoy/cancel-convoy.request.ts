import { Closed } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsReason } from '../fields/way.request.js';

/** Body of POST /v1/convoys/:id/cancel. */
@Closed({ examples: [{ reason: 'order withdrawn', occurredAt: '2026-02-28T12:00:00+05:00' }] })
export class CancelConvoyRequest extends DecisionRequest {
  @IsReason('Why it does not take place.')
  readonly reason!: string;
}
