import { Open, Optional } from '#kafila/platform';
import { leftOut } from '../../answers/earlier.answer.js';
import { IsCount, IsPlain } from '../../members.js';

/** Of what is left out of a document. */
export const LEFT_OUT =
  'Where the convoy has so many entries that its document would have megabytes: how many earlier entries each list leaves out. ' +
  'Absent where it is whole.';
export const NOT_ALL_SHOWN =
  'Where there are more than a thousand irregularities in its stream: what is known of the earlier ones. Absent where all are shown.';

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

@Open()
export class EarlierIrregularities {
  @IsCount('How many its stream tells beyond those shown, also such as another stream explains.', 4200)
  readonly count!: number;

  @IsPlain('Where all that stand are listed, page by page.', '/v1/irregularities?convoyId=nlc-2026-031')
  readonly list!: string;
}
