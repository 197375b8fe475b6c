import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type Forecast } from './forecast.js';

/** When each vehicle of a convoy is expected where. Refused: `unknown-convoy`, `convoy-parked`. */
export class GetForecastQuery extends Query<Answer<JsonText<Forecast>>> {
  constructor(
    readonly convoyId: string,
    readonly waitFor?: string,
  ) {
    super();
  }
}
