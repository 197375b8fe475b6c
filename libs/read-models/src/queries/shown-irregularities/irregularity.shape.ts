import { IRREGULARITIES } from '#kafila/domain';
import { Nullable, Open } from '#kafila/platform';
import { Type } from '@sinclair/typebox';
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
} from '../members.js';
import { CarnetNumber, ConvoyId, Instant, list, oneOf, orNull, ReportIds, VehicleId } from '../shapes.js';

export const IRREGULARITY_CODES = Object.keys(IRREGULARITIES);
export const SEVERITIES = ['info', 'warning', 'critical'] as const;

export const irregularityFields = {
  code: oneOf(IRREGULARITY_CODES, 'What does not fit, see GET /v1/irregularities/catalogue.'),
  severity: oneOf(SEVERITIES, 'How grave it is.'),
  since: Instant('When it first occurred.'),
  vehicleIds: list(VehicleId('A vehicle.'), 'The vehicles it concerns.'),
  evidence: ReportIds('The reports that show it, the first fifty.'),
  reports: Type.Integer({
    description: 'How many reports show it. None: decisions of the desk contradict each other.',
    examples: [1],
  }),
};

/** An irregularity as every read gives it. */
export const IrregularityShape = Type.Object({
  ...irregularityFields,
  convoyIds: list(
    ConvoyId('A convoy.'),
    'The convoy that it is of, or that its carnet or declaration belongs to; both, where two contradict each other.',
  ),
  carnetNumber: orNull(CarnetNumber('The one it is about.')),
  declarationRef: orNull(
    Type.String({
      description: 'The customs declaration it is about.',
      examples: ['KAPE-EB-12345-20-07-2023'],
    }),
  ),
});

/** An irregularity as every read gives it. */
@Open()
export class Irregularity {
  @IsOneOf(IRREGULARITY_CODES, 'What does not fit, see GET /v1/irregularities/catalogue.')
  readonly code!: string;

  @IsOneOf(SEVERITIES, 'How grave it is.')
  readonly severity!: (typeof SEVERITIES)[number];

  @IsInstant('When it first occurred.')
  readonly since!: string;

  @IsList(IsVehicleId('A vehicle.'), 'The vehicles it concerns.')
  readonly vehicleIds!: readonly string[];

  @IsReportIds('The reports that show it, the first fifty.')
  readonly evidence!: readonly string[];

  @IsCount('How many reports show it. None: decisions of the desk contradict each other.', 1)
  readonly reports!: number;

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
