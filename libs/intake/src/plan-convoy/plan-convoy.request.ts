import { Closed, Describe, List, Nested, Optional } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsConvoyId, IsInstant } from '../fields/fields.js';
import { VehicleToJoin } from '../fields/vehicle.request.js';
import {
  IsCorridorId,
  IsLegModes,
  IsLegRegimes,
  IsRegime,
  IsRoute,
  type PlannedLegMode,
  type PlannedLegRegime,
} from '../fields/way.request.js';

/** Body of POST /v1/convoys. */
@Closed({
  examples: [
    {
      convoyId: 'nlc-2026-031',
      corridorId: 'khi-tas-torkham',
      regime: 'TIR',
      plannedDeparture: '2026-03-01T06:00:00+05:00',
      plannedArrival: '2026-03-09T18:00:00+05:00',
      vehicles: [
        {
          plate: 'TLK-914',
          country: 'PK',
          container: 'CSQU3054383',
          carnetNumber: 'XC12345678',
          destination: 'tashkent',
        },
        { plate: 'TLK-915', country: 'PK', destination: 'tashkent' },
      ],
      occurredAt: '2026-02-19T09:00:00+05:00',
    },
  ],
})
export class PlanConvoyRequest extends DecisionRequest {
  @Optional()
  @IsConvoyId(
    'Up to 64 letters, digits, dots, underscores and hyphens; the first is a letter or digit. Default: a new UUID.',
  )
  readonly convoyId?: string;

  @Optional()
  @IsCorridorId()
  readonly corridorId?: string;

  @Optional()
  @IsRoute()
  readonly route?: readonly string[];

  @IsRegime()
  readonly regime!: string;

  @Optional()
  @IsLegRegimes()
  readonly legRegimes?: readonly PlannedLegRegime[];

  @Optional()
  @IsLegModes()
  readonly legModes?: readonly PlannedLegMode[];

  @IsInstant('When it is to set out: RFC 3339 with an offset from UTC.')
  readonly plannedDeparture!: string;

  @Optional()
  @IsInstant('When it is to be there: RFC 3339 with an offset from UTC.')
  readonly plannedArrival?: string;

  @Optional()
  @IsConvoyId('The convoy whose return trip this is: with cargo and carnets of its own.')
  readonly returnOf?: string;

  @Optional()
  @List(Nested(() => VehicleToJoin), { max: 200 })
  @Describe('Vehicles that join at once: all of them or none.')
  readonly vehicles?: readonly VehicleToJoin[];
}
