import { type AlertCode, type Severity } from '#kafila/domain';
import { Open } from '#kafila/platform';
import {
  AreAll,
  IsConvoyId,
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
}

@Open()
export class Alerts {
  @AreAll(() => Alert, 'The gravest first, then what lasts longest.')
  readonly items!: readonly Alert[];

  @IsInstant('When the server looked.')
  readonly now!: string;

  @IsPosition(
    'What is usual rests on everything recorded up to here. May differ from Kafila-Position by what came in while it was read.',
  )
  readonly usualAsOf!: string;
}
