import { Open, Optional } from '#kafila/platform';
import { leftOut } from '../../answers/earlier.answer.js';
import { IsPlain } from '../../members.js';

/** Of what is left out of a document. */
export const LEFT_OUT =
  'Where the convoy has so many entries that its document would have megabytes: how many earlier entries each list leaves out. ' +
  'Absent where it is whole.';

@Open()
export class WhereAllIsTold {
  @IsPlain('Where all reports are told, page by page.', '/v1/convoys/nlc-2026-031/timeline')
  readonly timeline!: string;
}

@Open({ inheritedFirst: true })
export class EarlierEntries extends WhereAllIsTold {
  @Optional()
  @leftOut()
  readonly passages?: number;

  @Optional()
  @leftOut()
  readonly legs?: number;

  @Optional()
  @leftOut()
  readonly halts?: number;

  @Optional()
  @leftOut()
  readonly activities?: number;

  @Optional()
  @leftOut()
  readonly incidents?: number;

  @Optional()
  @leftOut()
  readonly expenses?: number;

  @Optional()
  @leftOut()
  readonly deliveries?: number;

  @Optional()
  @leftOut()
  readonly transshipments?: number;

  @Optional()
  @leftOut()
  readonly sealHistory?: number;

  @Optional()
  @leftOut()
  readonly formerPlates?: number;
}

@Open({ inheritedFirst: true })
export class EarlierSteps extends WhereAllIsTold {
  @Optional()
  @leftOut()
  readonly sealHistory?: number;
}

@Open({ inheritedFirst: true })
export class EarlierEscorts extends WhereAllIsTold {
  @Optional()
  @leftOut()
  readonly escorts?: number;
}
