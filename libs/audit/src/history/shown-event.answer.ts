import { Open } from '#kafila/platform';
import { IsInstant, IsPlain, type TimelineItem, TimelineItemAnswer } from '#kafila/read-models';

/** An event as it is shown to auditors: who reported it, through which unit, when by which clock, and what became of it. */
@Open({ name: 'ShownEvent' })
export class ShownEventAnswer extends TimelineItemAnswer {
  @IsPlain('Its stream.', 'convoy-nlc-2026-031')
  readonly stream!: string;
}

export type ShownEvent = TimelineItem & Pick<ShownEventAnswer, 'stream'>;

/** Who has left an event out of all folds, and why. */
@Open()
export class LeftOut {
  @IsPlain('Who left it out.')
  readonly by!: string;

  @IsPlain('Why.')
  readonly reason!: string;

  @IsInstant('When it was left out.')
  readonly at!: string;
}
