import { Describe, Nullable, Open, Optional } from '#kafila/platform';
import { IsNumber } from 'class-validator';
import { Is, IsCount, IsInstant, IsPlain } from '../members.js';

@Open({ name: 'ClockReading' })
export class ClockReadingAnswer {
  @IsPlain('Its clock, as it gave it.')
  readonly wall!: string;

  @IsNumber()
  @Describe('Milliseconds since its counter began.', 5_402_118.6)
  readonly monotonicMs!: number;

  @IsPlain('Names that run of the counter.')
  readonly pageId!: string;

  @Optional()
  @IsPlain('When it saved it: the latest time that a service had told it by then.')
  readonly lastServerTime?: string;
}

@Open({ name: 'SavedWithin' })
export class SavedWithinAnswer {
  @Nullable()
  @IsInstant('Not before. Null: no service had told the unit a time.')
  readonly from!: string | null;

  @IsInstant('Not after.')
  readonly until!: string;
}

@Open({ name: 'TimelineUnit' })
export class ReportingUnitAnswer {
  @IsPlain('Its name.')
  readonly unitId!: string;

  @Optional()
  @IsCount('Its own count of what it sends.')
  readonly sequence?: number;

  @Optional()
  @IsPlain('Its clock while sending, as it gave it.')
  readonly clockAt?: string;

  @Optional()
  @Is(() => ClockReadingAnswer, 'Its clocks when it saved the report, as it gave them.')
  readonly observed?: ClockReadingAnswer;

  @Optional()
  @Is(() => ClockReadingAnswer, 'Its clocks when it sent the report, as it gave them.')
  readonly clock?: ClockReadingAnswer;
}
