import { Open, Optional } from '#kafila/platform';
import { leftOut, WhereAllEventsAre } from '../../answers/earlier.answer.js';

/** Of its lists. */
@Open({ inheritedFirst: true })
export class EarlierOfDeclaration extends WhereAllEventsAre {
  @Optional()
  @leftOut()
  readonly vehicleIds?: number;

  @Optional()
  @leftOut()
  readonly steps?: number;

  @Optional()
  @leftOut()
  readonly examinations?: number;

  @Optional()
  @leftOut()
  readonly holds?: number;

  @Optional()
  @leftOut()
  readonly duties?: number;
}
