import { type CarnetStatus } from '#kafila/domain';
import { Describe, Nested, Nullable, Open, Optional } from '#kafila/platform';
import { IsBoolean } from 'class-validator';
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
  IsPosition,
  IsSlug,
  IsVehicleId,
} from '../../members.js';
import { AreSkippedEvents, SkippedEvent } from '../../reading/skipped-events.js';
import {
  EarlierIrregularities,
  Irregularity,
  NOT_ALL_SHOWN,
} from '../../shown-irregularities/irregularity.answer.js';
import { ShownClocks } from '../../two-clocks/clocks.shape.js';
import { CARNET_STATUSES } from '../statuses.js';
import { CertifiedReport, CustomsControl, StatedSeals, Substitution } from './carnet-control.answer.js';
import {
  CarnetAssignment,
  CarnetCapacity,
  CarnetHolder,
  CarnetIssue,
  Guarantee,
  StandingBetween,
} from './carnet-part.answer.js';
import { EarlierOfCarnet } from './earlier.answer.js';
import { Liability } from './liability.answer.js';
import { CarnetAcceptance, RefusedStart, Suspension } from './office-act.answer.js';
import { TirOperation } from './tir-operation.answer.js';

/** A TIR carnet as every read gives it. Further members may come. */
@Open()
export class Carnet {
  @IsCarnetNumber('Its own.')
  readonly carnetNumber!: string;

  @IsOneOf(
    CARNET_STATUSES,
    'How far it is. Between two offices on the way it is in transit; terminated: at an office of destination.',
  )
  readonly status!: CarnetStatus;

  @Nullable()
  @Is(() => CarnetIssue, 'As the desk recorded its issue; null where only facts are told.')
  readonly issued!: CarnetIssue | null;

  @Is(() => CarnetCapacity, 'What it is good for.')
  readonly capacity!: CarnetCapacity;

  @AreAll(() => CarnetAssignment, 'In the order in which the desk decided.')
  readonly assignments!: readonly CarnetAssignment[];

  @Nullable()
  @IsConvoyId('As the desk assigned it, failing that as facts named it last.')
  readonly convoyId!: string | null;

  @Nullable()
  @IsVehicleId('As the desk assigned it, failing that as facts named it last.')
  readonly vehicleId!: string | null;

  @AreAll(() => CarnetAcceptance, 'By offices of departure.')
  readonly acceptances!: readonly CarnetAcceptance[];

  @AreAll(() => TirOperation, 'In the order of travel.')
  readonly operations!: readonly TirOperation[];

  @AreAll(() => RefusedStart, 'By entry offices.')
  readonly refusedStarts!: readonly RefusedStart[];

  @Nullable()
  @Is(() => StandingBetween, 'Where the truck stands since a start was refused.')
  readonly standingBetween!: StandingBetween | null;

  @AreAll(() => Suspension, 'Stretches without TIR (art. 26).')
  readonly suspensions!: readonly Suspension[];

  @AreAll(() => CustomsControl, 'On the way.')
  readonly controls!: readonly CustomsControl[];

  @AreAll(() => CertifiedReport, 'Drawn on the way (art. 25).')
  readonly certifiedReports!: readonly CertifiedReport[];

  @Nullable()
  @Is(() => StatedSeals, 'As they were stated last.')
  readonly seals!: StatedSeals | null;

  @IsBoolean()
  @Describe('Endorsed for heavy or bulky goods, which may go unsealed (art. 29, 32).')
  readonly heavyOrBulky!: boolean;

  @AreAll(() => Substitution, 'Of destinations (art. 27).')
  readonly substitutions!: readonly Substitution[];

  @Nullable()
  @IsList(IsSlug('An office.'), 'The declared ones and those substituted since.')
  readonly destinationOffices!: readonly string[] | null;

  @AreAll(() => Guarantee, 'Each country that it was accepted in or went into.')
  readonly guarantees!: readonly Guarantee[];

  @Is(() => Liability, 'What customs notified, claimed and were paid, and where they exclude the holder.')
  readonly liability!: Liability;

  @Nullable()
  @IsInstant('When it went back to the association.')
  readonly returnedAt!: string | null;

  @AreAll(
    () => CarnetHolder,
    'Who carries or carried it, as the desk assigned it and as the convoys tell, in the order of time.',
  )
  readonly convoys!: readonly CarnetHolder[];

  @AreAll(() => Irregularity, 'What does not fit and is not explained.')
  readonly irregularities!: readonly Irregularity[];

  @Optional()
  @Is(() => EarlierIrregularities, NOT_ALL_SHOWN)
  readonly earlierIrregularities?: EarlierIrregularities;

  @Optional()
  @Is(() => EarlierOfCarnet, LEFT_OUT_OF_PAPER)
  readonly earlier?: EarlierOfCarnet;

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
