import { Describe, Nested, Nullable, Open, Optional } from '#kafila/platform';
import { Equals, IsBoolean, IsIn, IsObject } from 'class-validator';
import {
  Coordinates,
  Is,
  IsCount,
  IsDirection,
  IsInstant,
  IsList,
  IsPlain,
  IsPosition,
  IsSlug,
  IsVehicleId,
  PageOf,
} from '../members.js';
import { ReportingUnitAnswer, SavedWithinAnswer } from './reporting-unit.answer.js';

@Open({ name: 'TakenBack', description: 'Null: it stands.' })
export class TakenBackAnswer {
  @IsPlain('Id of the report that takes it back.')
  readonly by!: string;

  @Nullable()
  @IsPlain('What was wrong.', 'incorrect-data')
  readonly reason!: string | null;

  @Nullable()
  @IsPlain('Id of the report that tells it right.')
  readonly replacedBy!: string | null;
}

/** One event of the timeline. */
@Open({ name: 'TimelineItem' })
export class TimelineItemAnswer {
  @Optional()
  @IsPlain('Of a report.')
  readonly reportId?: string;

  @Optional()
  @IsPlain('Of a decision.')
  readonly eventId?: string;

  @IsPlain('What happened.', 'BorderArrived')
  readonly type!: string;

  @Nullable()
  @IsInstant('When it happened.')
  readonly occurredAt!: string | null;

  @Nullable()
  @IsPlain('Offset from UTC as reported.', '+04:30')
  readonly offset!: string | null;

  @Nullable()
  @IsPlain('When it happened by the clock the reporter looked at.', '2026-03-04T11:00:00.000+04:30')
  readonly localTime!: string | null;

  @Nullable()
  @IsPlain(
    'When it happened by the clocks of its place; null where no place is named.',
    '2026-03-04T11:00:00.000+04:30',
  )
  readonly localTimeAtPlace!: string | null;

  @IsInstant('When the store took it in.')
  readonly recordedAt!: string;

  @IsPosition('Its place among all events.')
  readonly position!: string;

  @IsCount('Its place in the stream of the convoy.')
  readonly revision!: number;

  @IsBoolean()
  @Describe('A fact that occurred later had been recorded before it.')
  readonly late!: boolean;

  @Nullable()
  @Is(() => TakenBackAnswer, 'Who took it back, and why. Null: it stands.')
  readonly retracted!: TakenBackAnswer | null;

  @Optional()
  @IsIn(['in-doubt', 'left-out'])
  @Describe(
    'Whether it counts: `left-out` until the desk vouches for it; `in-doubt`: it counts, and its key may have been in other ' +
      'hands. Absent: without reserve, unless it is taken back.',
  )
  readonly standing?: 'in-doubt' | 'left-out';

  @Nullable()
  @IsSlug('Where it happened.')
  readonly place!: string | null;

  @Nullable()
  @IsList(IsVehicleId('A vehicle.'), 'Null: all that belonged to the convoy at that time.')
  readonly vehicleIds!: readonly string[] | null;

  @Nullable()
  @IsPlain('Who sent it.')
  readonly by!: string | null;

  @Nullable()
  @Is(() => ReportingUnitAnswer, 'The unit that reported it.')
  readonly unit!: ReportingUnitAnswer | null;

  @Optional()
  @IsPlain('Id of the key by which the unit signed it (docs/signed-reports.md).')
  readonly signedBy?: string;

  @Optional()
  @IsPlain('Who handed it over, where its unit did not: the id of a unit, else who called.', 'bus-4')
  readonly carriedBy?: string;

  @Optional()
  @Is(
    () => SavedWithinAnswer,
    'When its unit must have saved it, by the clock of the store (docs/clocks.md). It corrects nothing.',
  )
  readonly savedWithin?: SavedWithinAnswer;

  @Nullable()
  @IsDirection()
  readonly direction!: 'outbound' | 'inbound' | null;

  @Nullable()
  @Nested(() => Coordinates)
  @Describe('Where it was, as measured.')
  readonly coordinates!: Coordinates | null;

  @Nullable()
  @IsPlain('Why, as it was reported.')
  readonly reason!: string | null;

  @IsObject()
  @Describe('What else its type of event says: the fields that POST /v1/reports describes for it.')
  readonly details!: Readonly<Record<string, unknown>>;

  @Optional()
  @IsPlain('On a retraction: the report it takes back.')
  readonly retracts?: string;

  @Optional()
  @IsPlain('Free text for people.')
  readonly note?: string;

  @Optional()
  @Equals(true)
  @Describe('Made up to fill what was never published.')
  readonly synthetic?: true;

  @Optional()
  @IsObject()
  @Describe('Fields as they were written, where Kafila keeps them in another form.')
  readonly asReported?: Readonly<Record<string, unknown>>;
}

@Open()
export class TimelinePage extends PageOf(() => TimelineItemAnswer) {}

/** An example of it. */
export const TIMELINE_EXAMPLE = {
  reportId: '01926f3a-7c1e-7d2a-9b7e-000000000002',
  type: 'BorderArrived',
  occurredAt: '2026-03-03T04:40:00.000Z',
  offset: '+05:00',
  localTime: '2026-03-03T09:40:00.000+05:00',
  localTimeAtPlace: '2026-03-03T09:40:00.000+05:00',
  recordedAt: '2026-03-06T03:02:11.481Z',
  position: '6',
  revision: 5,
  late: true,
  retracted: null,
  place: 'torkham-pk',
  vehicleIds: null,
  by: 'local',
  unit: { unitId: 'lead' },
  direction: null,
  coordinates: null,
  reason: null,
  details: {},
};
