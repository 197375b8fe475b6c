import { type AlertCode, type Severity } from '#kafila/domain';
import { Nullable, Open } from '#kafila/platform';
import {
  AreAll,
  IsConvoyId,
  IsCount,
  IsInstant,
  IsList,
  IsOneOf,
  IsPlain,
  IsPosition,
  IsReportIds,
  IsVehicleId,
} from '../members.js';
import { ALERT_CODES, SEVERITIES } from './alert-codes.js';

@Open()
export class Alert {
  @IsConvoyId('The convoy it is about.')
  readonly convoyId!: string;

  @IsOneOf(ALERT_CODES, 'What is wrong, see the description of GET /v1/alerts.')
  readonly code!: AlertCode;

  @IsOneOf(SEVERITIES, 'How grave it is.')
  readonly severity!: Severity;

  @IsInstant('Since when it is so.')
  readonly since!: string;

  @IsList(IsVehicleId('A vehicle.'), 'The vehicles it concerns, in alphabetical order.')
  readonly vehicleIds!: readonly string[];

  @IsPlain('What is wrong, for people.')
  readonly reason!: string;

  @IsReportIds('The reports that show it; none where it is shown by their absence.')
  readonly evidence!: readonly string[];

  @IsInstant('When the convoy was assessed.')
  readonly assessedAt!: string;
}

@Open()
export class Alerts {
  @AreAll(() => Alert, 'The gravest first, then what lasts longest.')
  readonly items!: readonly Alert[];

  @Nullable()
  @IsInstant('Every convoy was assessed at this instant or later. Null: not all of them were yet.')
  readonly assessedAt!: string | null;

  @IsCount('How many open convoys were not assessed yet: nobody knows what is wrong with them.', 0)
  readonly notAssessed!: number;

  @Nullable()
  @IsPosition('What is usual rests on everything recorded up to here. Null: not all are assessed yet.')
  readonly usualAsOf!: string | null;
}
