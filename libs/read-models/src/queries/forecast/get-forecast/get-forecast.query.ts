import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type Forecast } from './forecast.js';

/** When each vehicle of a convoy is expected where. Refused: `unknown-convoy`, `convoy-parked`. */
export class GetForecastQuery extends Query<Answer<Forecast>> {
  constructor(
    readonly convoyId: string,
    readonly waitFor?: string,
  ) {
    super();
  }
}
