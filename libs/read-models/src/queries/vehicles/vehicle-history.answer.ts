import { type ConvoyStatus } from '#kafila/domain';
import { Nested, Nullable, Open, Optional } from '#kafila/platform';
import { Leaving } from '../convoys/answers/membership.answer.js';
import { Vehicle, VehicleCountry } from '../convoys/answers/vehicle.answer.js';
import { CONVOY_STATUSES } from '../convoys/statuses.js';
import {
  AreAll,
  Is,
  IsConvoyId,
  IsIncompleteSince,
  IsInstant,
  IsOneOf,
  IsPlain,
  IsSlug,
  IsVehicleId,
} from '../members.js';
import { AreSkippedEvents, SkippedEvent } from '../reading/skipped-events.js';
import { Irregularity } from '../shown-irregularities/irregularity.answer.js';
import { ShownClocks } from '../two-clocks/clocks.shape.js';

@Open()
export class CurrentConvoy {
  @IsConvoyId('The convoy.')
  readonly convoyId!: string;

  @IsOneOf(CONVOY_STATUSES, 'The status of the convoy.')
  readonly status!: ConvoyStatus;

  @IsInstant('When it joined.')
  readonly joinedAt!: string;

  @Nullable()
  @IsSlug('Where it was seen last.')
  readonly lastPlace!: string | null;

  @Nullable()
  @IsInstant('When it was seen last.')
  readonly lastSeenAt!: string | null;

  @Nullable()
  @IsSlug('Where it is expected next.')
  readonly nextPlace!: string | null;
}

@Open()
export class VehicleStay {
  @IsConvoyId('The convoy.')
  readonly convoyId!: string;

  @IsOneOf(CONVOY_STATUSES, 'The status of the convoy.')
  readonly status!: ConvoyStatus;

  @IsInstant('When it joined first.')
  readonly joinedAt!: string;

  @Nullable()
  @IsInstant('When it left for good, or the convoy ended; null while it belongs to it.')
  readonly leftAt!: string | null;

  @Nullable()
  @Is(() => Leaving, 'How it left; null: it did not.')
  readonly leaving!: Leaving | null;

  @Is(() => Vehicle, 'Its part of the convoy.')
  readonly vehicle!: Vehicle;

  @IsIncompleteSince()
  readonly incompleteSince?: string;

  @AreSkippedEvents()
  readonly skippedEvents?: readonly SkippedEvent[];
}

/** A vehicle over all its convoys. */
@Open()
export class VehicleHistory {
  @IsVehicleId('Id of the vehicle.')
  readonly vehicleId!: string;

  @IsPlain('Registration plate as the desk gave it last.', 'TLK-914')
  readonly plate!: string;

  @Is(() => VehicleCountry, 'Where it belongs and where it is.')
  readonly country!: VehicleCountry;

  @Nullable()
  @Is(() => CurrentConvoy, 'The convoy that it belongs to now; null: to none.')
  readonly current!: CurrentConvoy | null;

  @AreAll(() => VehicleStay, 'All convoys that it has belonged to, in the order of joining.')
  readonly convoys!: readonly VehicleStay[];

  @AreAll(() => Irregularity, 'What its convoys and carnets show that concerns it.')
  readonly irregularities!: readonly Irregularity[];

  @Optional()
  @Nested(() => ShownClocks)
  readonly clocks?: ShownClocks;
}
