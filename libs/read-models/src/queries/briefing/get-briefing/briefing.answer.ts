import { LIKELY_MOMENTS, type LikelyMoment, type Presence, PRESENCES } from '#kafila/domain';
import { Nullable, Open } from '#kafila/platform';
import {
  AreAll,
  Is,
  IsCarnetNumber,
  IsConvoyId,
  IsCount,
  IsCountry,
  IsDirection,
  IsInstant,
  IsList,
  IsOneOf,
  IsPlain,
  IsPosition,
  IsSeals,
  IsSlug,
  IsVehicleId,
} from '../../members.js';

@Open({ name: 'ExpectedAtPost' })
class ExpectedAtPostAnswer {
  @Nullable()
  @IsInstant('When, as likely sooner as later. Null: nothing tells.')
  readonly expectedAt!: string | null;

  @Nullable()
  @IsInstant('One in ten comes sooner.')
  readonly earliestAt!: string | null;

  @Nullable()
  @IsInstant('Nine in ten come sooner.')
  readonly latestAt!: string | null;

  @Nullable()
  @IsOneOf(['statistics', 'corridor', 'plan'], 'What it rests on.')
  readonly basis!: 'statistics' | 'corridor' | 'plan' | null;
}

@Open({ name: 'TruckAtPost' })
class TruckAtPostAnswer {
  @IsConvoyId('Its convoy.')
  readonly convoyId!: string;

  @IsVehicleId('The truck.')
  readonly vehicleId!: string;

  @IsPlain('Its plate, as it is written.', 'TLK-914')
  readonly plate!: string;

  @IsCountry('Where it is registered.')
  readonly country!: string;

  @Nullable()
  @IsPlain('Its container.', 'MSKU1234565')
  readonly container!: string | null;

  @IsSeals('Seals that are on, those of its trailers too.')
  readonly seals!: readonly string[];

  @Nullable()
  @IsCarnetNumber('Its carnet.')
  readonly carnetNumber!: string | null;

  @IsOneOf(
    PRESENCES,
    'expected; waiting: in the queue or the yard of the side; inside: called in; present: at a place that is no side of a border.',
  )
  readonly presence!: Presence;

  @Nullable()
  @IsInstant(
    'Since when that is so. Of one that is expected: since when it is out of the side that faces this one.',
  )
  readonly since!: string | null;

  @Nullable()
  @IsDirection()
  readonly direction!: 'outbound' | 'inbound' | null;

  @IsList(
    IsOneOf(LIKELY_MOMENTS, 'A type of report.'),
    'What will be seen of it next, by the type of the report that tells it: the likeliest first.',
  )
  readonly moments!: readonly LikelyMoment[];

  @Nullable()
  @IsSlug('Where it was seen last.')
  readonly lastPlace!: string | null;

  @Nullable()
  @IsInstant('When that was.')
  readonly lastSeenAt!: string | null;

  @Nullable()
  @Is(() => ExpectedAtPostAnswer, 'When it is expected; null where it is there.')
  readonly expected!: ExpectedAtPostAnswer | null;
}

@Open({ name: 'Briefing' })
export class BriefingAnswer {
  @IsSlug('The post.')
  readonly place!: string;

  @IsPosition('Everything up to this position is in it.')
  readonly position!: string;

  @Nullable()
  @IsInstant('When trucks are expected was assessed at this instant or later. Null: not of all of them yet.')
  readonly asOf!: string | null;

  @AreAll(
    () => TruckAtPostAnswer,
    'Who is inside, who waits, who is there, each the longest first; then who is expected, the soonest first. The first three hundred.',
  )
  readonly trucks!: readonly TruckAtPostAnswer[];

  @IsCount('How many more there are.', 0)
  readonly more!: number;
}

export const BRIEFING_EXAMPLE: BriefingAnswer = {
  place: 'torkham-pk',
  position: '1042',
  asOf: '2026-03-04T06:30:00.000Z',
  trucks: [
    {
      convoyId: 'nlc-2026-031',
      vehicleId: 'PK-TLK914',
      plate: 'TLK-914',
      country: 'PK',
      container: null,
      seals: ['PKC-004417'],
      carnetNumber: 'XC12345678',
      presence: 'waiting',
      since: '2026-03-03T19:30:00.000Z',
      direction: 'outbound',
      moments: ['BorderEntered', 'BorderExited'],
      lastPlace: 'torkham-pk',
      lastSeenAt: '2026-03-03T19:30:00.000Z',
      expected: null,
    },
  ],
  more: 0,
};
