import { type AlertCode, type ConvoyStatus, type ForecastBasis, type Severity } from '#kafila/domain';
import { Nested, Nullable, Open, Optional } from '#kafila/platform';
import { ALERT_CODES, SEVERITIES } from '../../alerts/alert-codes.js';
import { CONVOY_STATUSES } from '../statuses.js';
import {
  Coordinates,
  Is,
  IsConvoyId,
  IsCount,
  IsIncompleteSince,
  IsInstant,
  IsOneOf,
  IsPlain,
  IsPosition,
  IsSlug,
  PageOf,
} from '../../members.js';
import { ShownClocks } from '../../two-clocks/clocks.shape.js';

const FORECAST_BASES = ['statistics', 'corridor', 'plan'] as const satisfies readonly ForecastBasis[];

@Open({ name: 'LastSeen' })
export class LastSeenAnswer {
  @IsInstant('When, by the vehicle that was seen last.')
  readonly at!: string;

  @Nullable()
  @IsPlain(
    'The same as the clock at the place shows it, with its offset. Null where no place is known.',
    '2026-03-04T11:30:00.000+05:00',
  )
  readonly local!: string | null;

  @Nullable()
  @IsSlug('The last place that it was seen at. A later fact may have told of a position alone.')
  readonly place!: string | null;

  @Nullable()
  @Is(() => Coordinates, 'As a unit measured it, else that of the place.')
  readonly position!: Coordinates | null;
}

@Open({ name: 'TrucksThrough' })
export class TrucksThroughAnswer {
  @IsCount('Trucks that belong to it; where none is left, those that did.', 8)
  readonly of!: number;

  @Nullable()
  @IsCount('How many of them are through the border side. Null where its route crosses no border.', 5)
  readonly through!: number | null;

  @Nullable()
  @IsSlug('The first border side of its route that not all are through; the last one where all are.')
  readonly border!: string | null;
}

@Open({ name: 'IrregularityCounts' })
export class IrregularityCounts {
  @IsCount('Critical ones.', 0)
  readonly critical!: number;

  @IsCount('Warnings.', 2)
  readonly warning!: number;

  @IsCount('For information.', 1)
  readonly info!: number;
}

@Open({ name: 'ArrivalOfConvoy' })
export class ArrivalOfConvoyAnswer {
  @IsInstant('When, as likely sooner as later.')
  readonly expectedAt!: string;

  @IsInstant('One in ten comes sooner.')
  readonly earliestAt!: string;

  @IsInstant('Nine in ten come sooner.')
  readonly latestAt!: string;

  @IsOneOf(FORECAST_BASES, 'What it rests on, the weakest part of it on the way there.')
  readonly basis!: ForecastBasis;
}

@Open({ name: 'GravestAlert' })
export class GravestAlertAnswer {
  @IsOneOf(ALERT_CODES, 'What is wrong, see the description of GET /v1/alerts.')
  readonly code!: AlertCode;

  @IsOneOf(SEVERITIES, 'How grave it is.')
  readonly severity!: Severity;

  @IsInstant('Since when it is so.')
  readonly since!: string;
}

/** A convoy as lists of many show it. Further members may come. */
@Open({ description: 'A convoy in about half a kilobyte. No person is in it.' })
export class FleetRow {
  @IsConvoyId('Its own.')
  readonly convoyId!: string;

  @IsOneOf(CONVOY_STATUSES, 'underway: seen moving. The others are the word of the desk.')
  readonly status!: ConvoyStatus;

  @Nullable()
  @IsPlain('Null: on a route of its own.', 'khi-tas-torkham')
  readonly corridorId!: string | null;

  @IsPlain('Agreement it travels under where a leg has none of its own.', 'TIR')
  readonly regime!: string;

  @IsSlug('Where its route begins.')
  readonly origin!: string;

  @IsSlug('Where its route ends.')
  readonly destination!: string;

  @IsInstant('When it is to leave.')
  readonly plannedDeparture!: string;

  @Nullable()
  @Is(() => LastSeenAnswer, 'Where it was seen last; null before it was seen.')
  readonly lastSeen!: LastSeenAnswer | null;

  @Nullable()
  @IsSlug('Where its first vehicle is expected next.')
  readonly nextPlace!: string | null;

  @Is(() => TrucksThroughAnswer, 'How many of its trucks are through.')
  readonly trucks!: TrucksThroughAnswer;

  @IsPosition('Last event of its stream that is in here.')
  readonly position!: string;

  @Is(() => IrregularityCounts, 'How many irregularities its document shows, by severity.')
  readonly irregularities!: IrregularityCounts;

  @IsIncompleteSince()
  readonly incompleteSince?: string;

  @Nullable()
  @Is(
    () => ArrivalOfConvoyAnswer,
    'When the last of its trucks is expected where it goes. Null where nothing tells, and in the past.',
  )
  readonly expectedArrival!: ArrivalOfConvoyAnswer | null;

  @Nullable()
  @Is(() => GravestAlertAnswer, 'Null where nothing is wrong, and in the past.')
  readonly gravestAlert!: GravestAlertAnswer | null;

  @Nullable()
  @IsInstant(
    'When the arrival was expected so, and the alert was raised. Null: not yet, so nothing is known of either; and in the past.',
  )
  readonly assessedAt!: string | null;
}

@Open()
export class FleetPage extends PageOf(() => FleetRow) {
  @Optional()
  @Nested(() => ShownClocks)
  readonly clocks?: ShownClocks;
}
