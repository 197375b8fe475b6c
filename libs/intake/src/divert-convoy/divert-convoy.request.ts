import { Closed, Optional } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsInstant } from '../fields/fields.js';
import {
  IsCorridorId,
  IsLegModes,
  IsLegRegimes,
  IsReason,
  IsRoute,
  type PlannedLegMode,
  type PlannedLegRegime,
} from '../fields/way.request.js';

/** Body of POST /v1/convoys/:id/divert. */
@Closed({
  examples: [
    {
      corridorId: 'khi-tas-chaman',
      reason: 'Torkham is shut',
      plannedArrival: '2026-03-14T18:00:00+05:00',
      occurredAt: '2026-03-02T16:00:00+05:00',
    },
  ],
})
export class DivertConvoyRequest extends DecisionRequest {
  @Optional()
  @IsCorridorId()
  readonly corridorId?: string;

  @Optional()
  @IsRoute()
  readonly route?: readonly string[];

  @IsReason('Why it goes another way.')
  readonly reason!: string;

  @Optional()
  @IsLegRegimes()
  readonly legRegimes?: readonly PlannedLegRegime[];

  @Optional()
  @IsLegModes()
  readonly legModes?: readonly PlannedLegMode[];

  @Optional()
  @IsInstant('When it is to be there now: RFC 3339 with an offset from UTC.')
  readonly plannedArrival?: string;
}
