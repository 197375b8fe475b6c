import { type DeclarationStatus, RISK_CHANNELS } from '#kafila/domain';
import { Nested, Nullable, Open, Optional } from '#kafila/platform';
import { LEFT_OUT_OF_PAPER } from '../../answers/earlier.answer.js';
import {
  AreAll,
  Is,
  IsCarnetNumber,
  IsConvoyId,
  IsCount,
  IsIncompleteSince,
  IsInstant,
  IsList,
  IsOneOf,
  IsPlain,
  IsPosition,
  IsSlug,
  IsVehicleId,
  Money,
} from '../../members.js';
import { IsShownPerson, type ShownPerson } from '../../person.answer.js';
import { AreSkippedEvents, SkippedEvent } from '../../reading/skipped-events.js';
import { Irregularity } from '../../shown-irregularities/irregularity.answer.js';
import { ShownClocks } from '../../two-clocks/clocks.shape.js';
import { DECLARATION_STATUSES } from '../statuses.js';
import {
  ClearanceHold,
  DeclarationStep,
  DutiesPaid,
  Examination,
  ReleaseHours,
} from './declaration-part.answer.js';
import { EarlierOfDeclaration } from './earlier.answer.js';

/** A customs declaration as every read gives it. Further members may come. */
@Open()
export class Declaration {
  @IsPlain('Its own.', 'KAPE-EB-12345-20-07-2023')
  readonly reference!: string;

  @IsOneOf(DECLARATION_STATUSES, 'How far it is.')
  readonly status!: DeclarationStatus;

  @Nullable()
  @IsSlug('Where the customs office is.')
  readonly place!: string | null;

  @Nullable()
  @IsPlain('Name or number of the office.')
  readonly office!: string | null;

  @Nullable()
  @IsConvoyId('The convoy whose goods it declares.')
  readonly convoyId!: string | null;

  @IsList(IsVehicleId('A vehicle.'), 'The vehicles that carry the goods.')
  readonly vehicleIds!: readonly string[];

  @Nullable()
  @IsCarnetNumber('The goods travel under it.')
  readonly carnetNumber!: string | null;

  @Nullable()
  @IsOneOf(['transit', 'export', 'import'], 'What for.')
  readonly procedure!: 'transit' | 'export' | 'import' | null;

  @Nullable()
  @IsShownPerson('The clearing agent.')
  readonly lodgedBy!: ShownPerson | null;

  @Nullable()
  @Is(() => Money, 'Value of the goods.')
  readonly declaredValue!: Money | null;

  @Nullable()
  @IsInstant('When it was lodged.')
  readonly lodgedAt!: string | null;

  @Nullable()
  @IsOneOf(RISK_CHANNELS, 'The risk channel assigned last.')
  readonly channel!: (typeof RISK_CHANNELS)[number] | null;

  @Nullable()
  @IsInstant('When clearance was granted, where that is the decision in force.')
  readonly grantedAt!: string | null;

  @Nullable()
  @IsInstant('When clearance was refused, where that is the decision in force.')
  readonly refusedAt!: string | null;

  @Nullable()
  @IsPlain('Why.')
  readonly refusalReason!: string | null;

  @Nullable()
  @IsInstant('When the last goods left, of those that were reported.')
  readonly gatedOutAt!: string | null;

  @Nullable()
  @IsInstant('When it was withdrawn.')
  readonly withdrawnAt!: string | null;

  @AreAll(() => DeclarationStep, 'In the order of occurrence.')
  readonly steps!: readonly DeclarationStep[];

  @AreAll(() => Examination, 'In the order of time.')
  readonly examinations!: readonly Examination[];

  @AreAll(() => ClearanceHold, 'In the order of time.')
  readonly holds!: readonly ClearanceHold[];

  @AreAll(() => DutiesPaid, 'Duties and taxes, in the order of time.')
  readonly duties!: readonly DutiesPaid[];

  @Is(
    () => ReleaseHours,
    'Between the steps of the WCO Time Release Study; null where an end was not reported.',
  )
  readonly hours!: ReleaseHours;

  @AreAll(() => Irregularity, 'What does not fit and is not explained.')
  readonly irregularities!: readonly Irregularity[];

  @Optional()
  @Is(() => EarlierOfDeclaration, LEFT_OUT_OF_PAPER)
  readonly earlier?: EarlierOfDeclaration;

  @IsCount('Last event of its stream that is in here.', 4)
  readonly revision!: number;

  @IsPosition('Last event that is in here.')
  readonly position!: string;

  @IsIncompleteSince()
  readonly incompleteSince?: string;

  @Optional()
  @Nested(() => ShownClocks)
  readonly clocks?: ShownClocks;

  @AreSkippedEvents()
  readonly skippedEvents?: readonly SkippedEvent[];
}
