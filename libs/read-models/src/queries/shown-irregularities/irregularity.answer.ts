import { IRREGULARITIES, type IrregularityCode, type Severity } from '#kafila/domain';
import { Nullable, Open } from '#kafila/platform';
import {
  IsCarnetNumber,
  IsConvoyId,
  IsCount,
  IsInstant,
  IsList,
  IsOneOf,
  IsPlain,
  IsReportIds,
  IsVehicleId,
  PageOf,
} from '../members.js';

export const IRREGULARITY_CODES = Object.keys(IRREGULARITIES) as readonly IrregularityCode[];
export const SEVERITIES: readonly Severity[] = ['info', 'warning', 'critical'];

/** What is shown of any irregularity. */
export class IrregularityMembers {
  @IsOneOf(IRREGULARITY_CODES, 'What does not fit, see GET /v1/irregularities/catalogue.')
  readonly code!: IrregularityCode;

  @IsOneOf(SEVERITIES, 'How grave it is.')
  readonly severity!: Severity;

  @IsInstant('When it first occurred.')
  readonly since!: string;

  @IsList(IsVehicleId('A vehicle.'), 'The vehicles it concerns.')
  readonly vehicleIds!: readonly string[];

  @IsReportIds('The reports that show it, the first fifty.')
  readonly evidence!: readonly string[];

  @IsCount('How many reports show it. None: decisions of the desk contradict each other.', 1)
  readonly reports!: number;
}

/** An irregularity as every read gives it. */
@Open({ inheritedFirst: true })
export class Irregularity extends IrregularityMembers {
  @IsList(
    IsConvoyId('A convoy.'),
    'The convoy that it is of, or that its carnet or declaration belongs to; both, where two contradict each other.',
  )
  readonly convoyIds!: readonly string[];

  @Nullable()
  @IsCarnetNumber('The one it is about.')
  readonly carnetNumber!: string | null;

  @Nullable()
  @IsPlain('The customs declaration it is about.', 'KAPE-EB-12345-20-07-2023')
  readonly declarationRef!: string | null;
}

export const NOT_ALL_SHOWN =
  'Where there are more than a thousand irregularities in its stream: what is known of the earlier ones. Absent where all are shown.';

@Open()
export class EarlierIrregularities {
  @IsCount('How many its stream tells beyond those shown, also such as another stream explains.', 4200)
  readonly count!: number;

  @IsPlain('Where all that stand are listed, page by page.', '/v1/irregularities?convoyId=nlc-2026-031')
  readonly list!: string;
}

@Open()
export class IrregularityPage extends PageOf(() => Irregularity) {}

/** An example of it. */
export const IRREGULARITY_EXAMPLE = {
  code: 'seal-broken-without-certified-report',
  severity: 'critical',
  since: '2026-03-04T06:30:00.000Z',
  vehicleIds: ['PK-TLK914'],
  evidence: ['01926f3a-7c1e-7d2a-9b7e-000000000009'],
  reports: 1,
  convoyIds: ['nlc-2026-031'],
  carnetNumber: 'XC12345678',
  declarationRef: null,
};
