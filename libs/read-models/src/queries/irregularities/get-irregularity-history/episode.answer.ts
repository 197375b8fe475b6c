import { Nullable, Open, Optional } from '#kafila/platform';
import { Is, IsCount, IsInstant, IsPlain, PageOf } from '../../members.js';
import { IRREGULARITY_EXAMPLE, IrregularityMembers } from '../../shown-irregularities/irregularity.answer.js';

/** The event that made an irregularity appear or go. */
@Open({ name: 'IrregularityTurn' })
export class TurnAnswer {
  @Optional()
  @IsPlain('Of a report.')
  readonly reportId?: string;

  @Optional()
  @IsPlain('Of a decision.')
  readonly eventId?: string;

  @IsPlain('What was reported or decided.', 'SealsBroken')
  readonly type!: string;

  @IsCount('Its place in the stream of the convoy.', 7)
  readonly revision!: number;

  @IsInstant('When the store took it in.')
  readonly recordedAt!: string;

  @Optional()
  @IsCount(
    'So many events up to this one were looked at together: one of them did it. Absent where it was this one alone.',
    120,
  )
  readonly together?: number;
}

/** An irregularity of a convoy for as long as it was shown. */
@Open({ name: 'IrregularityEpisode', inheritedFirst: true })
export class EpisodeAnswer extends IrregularityMembers {
  @Nullable()
  @IsPlain(
    'What another stream would tell to explain it; null where only this one can.',
    'certified-report XC12345678',
  )
  readonly unless!: string | null;

  @Nullable()
  @IsInstant('When what explains it happened, as another stream tells by now.')
  readonly explainedAt!: string | null;

  @Is(() => TurnAnswer, 'What made it appear.')
  readonly appeared!: TurnAnswer;

  @Nullable()
  @Is(() => TurnAnswer, 'What made it go; null while this stream shows it.')
  readonly gone!: TurnAnswer | null;
}

@Open()
export class IrregularityEpisodePage extends PageOf(() => EpisodeAnswer) {}

/** An example of it. */
export const EPISODE_EXAMPLE = {
  code: 'entry-without-exit',
  severity: 'info',
  since: '2026-03-04T06:30:00.000Z',
  vehicleIds: ['PK-TLK914'],
  evidence: ['01926f3a-7c1e-7d2a-9b7e-000000000009'],
  reports: 1,
  unless: null,
  explainedAt: null,
  appeared: {
    reportId: IRREGULARITY_EXAMPLE.evidence[0],
    type: 'BorderEntered',
    revision: 7,
    recordedAt: '2026-03-04T06:40:11.481Z',
  },
  gone: {
    reportId: '01926f3a-7c1e-7d2a-9b7e-00000000000c',
    type: 'BorderExited',
    revision: 9,
    recordedAt: '2026-03-06T03:02:11.481Z',
  },
};
