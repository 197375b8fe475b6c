import { Optional } from '#kafila/platform';
import { IsInstant, IsNote, IsSynthetic } from './fields.js';

/** What every decision may say beside its own members. */
export class DecisionRequest {
  @Optional()
  @IsInstant('When the desk decided. Default: now.')
  readonly occurredAt?: string;

  @Optional()
  @IsNote()
  readonly note?: string;

  @Optional()
  @IsSynthetic()
  readonly synthetic?: true;
}

/** The same of a part of a decision, whose time is that of the whole. */
export class Remarks {
  @Optional()
  @IsNote()
  readonly note?: string;

  @Optional()
  @IsSynthetic()
  readonly synthetic?: true;
}
