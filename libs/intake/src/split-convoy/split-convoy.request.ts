import { Closed, Describe, List, Nested, Optional } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsConvoyId, IsInstant, IsKnownVehicle, IsPlace } from '../fields/fields.js';
import { IsCorridorId, IsLegModes, IsReason, IsRoute, type PlannedLegMode } from '../fields/way.request.js';

/** One part of a convoy to be split off. */
@Closed()
export class PartToSplit {
  @Optional()
  @IsConvoyId('Id of the convoy that this part becomes. Default: made of the id of the whole.')
  readonly convoyId?: string;

  @List(IsKnownVehicle(), { min: 1, max: 200 })
  @Describe('The vehicles that go with it.', ['PK-TLK915'])
  readonly vehicleIds!: readonly string[];

  @Optional()
  @IsCorridorId()
  readonly corridorId?: string;

  @Optional()
  @IsRoute()
  readonly route?: readonly string[];

  @Optional()
  @IsLegModes()
  readonly legModes?: readonly PlannedLegMode[];

  @Optional()
  @IsInstant('When it is to be there: RFC 3339 with an offset from UTC.')
  readonly plannedArrival?: string;
}

/** Body of POST /v1/convoys/:id/split. */
@Closed({
  examples: [
    {
      parts: [
        {
          convoyId: 'nlc-2026-031-dushanbe',
          vehicleIds: ['PK-TLK915'],
          route: ['pul-e-khumri', 'kunduz', 'sherkhan-bandar', 'nizhny-panj', 'bokhtar', 'dushanbe'],
        },
      ],
      reason: 'two destinations',
      place: 'pul-e-khumri',
      occurredAt: '2026-03-05T14:00:00+04:30',
    },
  ],
})
export class SplitConvoyRequest extends DecisionRequest {
  @List(Nested(() => PartToSplit), { max: 50 })
  @Describe(
    'Each becomes a convoy of its own. Vehicles that are named in no part stay; where none stays, this convoy ends.',
  )
  readonly parts!: readonly PartToSplit[];

  @Optional()
  @IsReason('Why they part.')
  readonly reason?: string;

  @Optional()
  @IsPlace('Where they part: slug or UN/LOCODE.')
  readonly place?: string;
}
