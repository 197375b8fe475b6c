import { type ConvoyStatus, LEG_MODES, type LegMode } from '#kafila/domain';
import { Nested, Nullable, Open, Optional } from '#kafila/platform';
import {
  AreAll,
  Is,
  IsConvoyId,
  IsCount,
  IsCountry,
  IsIncompleteSince,
  IsInstant,
  IsList,
  IsOneOf,
  IsPlain,
  IsPosition,
  IsSlug,
} from '../../members.js';
import { AreSkippedEvents, SkippedEvent } from '../../reading/skipped-events.js';
import {
  EarlierIrregularities,
  Irregularity,
  NOT_ALL_SHOWN,
} from '../../shown-irregularities/irregularity.answer.js';
import { ShownClocks } from '../../two-clocks/clocks.shape.js';
import { CONVOY_STATUSES } from '../statuses.js';
import { BorderProgress, Diversion, Escort, Hold, LegRegime, VehicleAtPlace } from './convoy-part.answer.js';
import { EarlierEscorts, LEFT_OUT } from './earlier.answer.js';
import { Vehicle } from './vehicle.answer.js';

/** The convoy as every read gives it. Further members may come. */
@Open()
export class Convoy {
  @IsConvoyId('Its own.')
  readonly convoyId!: string;

  @IsOneOf(CONVOY_STATUSES, 'underway: seen moving. The others are the word of the desk.')
  readonly status!: ConvoyStatus;

  @Nullable()
  @IsPlain('Null: on a route of its own.', 'khi-tas-torkham')
  readonly corridorId!: string | null;

  @IsPlain('Agreement it travels under where a leg has none of its own.', 'TIR')
  readonly regime!: string;

  @AreAll(() => LegRegime, 'The agreement of each stretch of the route, from its start to its end.')
  readonly legRegimes!: readonly LegRegime[];

  @Optional()
  @IsList(
    IsOneOf(LEG_MODES, 'On their own wheels, or carried by a ship or a train.'),
    'How vehicles go over each leg of the route; absent where all of it is by road.',
  )
  readonly modes?: readonly LegMode[];

  @IsList(IsSlug('A place.'), 'In the order of travel.')
  readonly route!: readonly string[];

  @IsInstant('When it is to leave.')
  readonly plannedDeparture!: string;

  @Nullable()
  @IsInstant('When it is to arrive.')
  readonly plannedArrival!: string | null;

  @Nullable()
  @IsInstant('When the desk dispatched it.')
  readonly dispatchedAt!: string | null;

  @Nullable()
  @IsInstant('When it was first seen moving.')
  readonly underwaySince!: string | null;

  @Nullable()
  @IsInstant('When the desk recalled it.')
  readonly recalledAt!: string | null;

  @Nullable()
  @IsInstant('When the desk completed it.')
  readonly completedAt!: string | null;

  @Nullable()
  @IsInstant('When the desk cancelled it.')
  readonly cancelledAt!: string | null;

  @Nullable()
  @IsInstant('When it ended: completed, cancelled, merged, or split without a rest.')
  readonly endedAt!: string | null;

  @Nullable()
  @IsPlain('Why it was recalled, cancelled, or completed without all deliveries.')
  readonly reason!: string | null;

  @AreAll(() => Hold, 'When the desk held it, in the order of time.')
  readonly holds!: readonly Hold[];

  @AreAll(() => Diversion, 'When the desk sent it another way, in the order of time.')
  readonly diversions!: readonly Diversion[];

  @Nullable()
  @IsConvoyId('The convoy whose return trip it is.')
  readonly returnOf!: string | null;

  @Nullable()
  @IsConvoyId('The convoy it was split from.')
  readonly splitFrom!: string | null;

  @IsList(IsConvoyId('A convoy.'), 'The convoys that parts of it went on as.')
  readonly splitInto!: readonly string[];

  @IsList(IsConvoyId('A convoy.'), 'The convoys that joined it.')
  readonly mergedFrom!: readonly string[];

  @Nullable()
  @IsConvoyId('The convoy that it joined.')
  readonly mergedInto!: string | null;

  @AreAll(() => Escort, 'Who went with it, in the order of time.')
  readonly escorts!: readonly Escort[];

  @IsList(IsCountry('A country.'), 'Where its vehicles were seen last, in alphabetical order.')
  readonly countries!: readonly string[];

  @Nullable()
  @IsSlug('Where its first vehicle is expected next.')
  readonly nextPlace!: string | null;

  @Nullable()
  @Is(() => VehicleAtPlace, 'Who is furthest along the route.')
  readonly firstVehicle!: VehicleAtPlace | null;

  @Nullable()
  @Is(() => VehicleAtPlace, 'Who is least far along the route.')
  readonly lastVehicle!: VehicleAtPlace | null;

  @AreAll(() => BorderProgress, 'Each border side of the route, and how many are through.')
  readonly borders!: readonly BorderProgress[];

  @AreAll(() => Vehicle, 'All that ever belonged to it, in the order of joining.')
  readonly vehicles!: readonly Vehicle[];

  @AreAll(
    () => Irregularity,
    'What does not fit in it, its carnets and its declarations. Goes when something explains it.',
  )
  readonly irregularities!: readonly Irregularity[];

  @Optional()
  @Is(() => EarlierIrregularities, NOT_ALL_SHOWN)
  readonly earlierIrregularities?: EarlierIrregularities;

  @Optional()
  @Is(() => EarlierEscorts, LEFT_OUT)
  readonly earlier?: EarlierEscorts;

  @IsCount('Last event of its stream that is in here; for If-Match.', 4)
  readonly revision!: number;

  @IsPosition('Last event of its stream that is in here.')
  readonly position!: string;

  @IsIncompleteSince()
  readonly incompleteSince?: string;

  @Optional()
  @Nested(() => ShownClocks)
  readonly clocks?: ShownClocks;

  @AreSkippedEvents()
  readonly skippedEvents?: readonly SkippedEvent[];
}
