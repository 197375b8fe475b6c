import { Closed, Optional } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsConvoyId, IsPlace } from '../fields/fields.js';
import { IsReason } from '../fields/way.request.js';

/** Body of POST /v1/convoys/:id/merge. */
@Closed({
  examples: [
    {
      into: 'nlc-2026-032',
      reason: 'one escort for both',
      place: 'peshawar',
      occurredAt: '2026-03-02T22:00:00+05:00',
    },
  ],
})
export class MergeConvoysRequest extends DecisionRequest {
  @IsConvoyId('The convoy that all vehicles of this one join. This one ends.')
  readonly into!: string;

  @Optional()
  @IsReason('Why they go on together.')
  readonly reason?: string;

  @Optional()
  @IsPlace('Where they meet: slug or UN/LOCODE.')
  readonly place?: string;
}
