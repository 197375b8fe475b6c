import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type ShownForecast } from '../../assessments/forecast.js';

/** What is expected of a convoy, as it was assessed last. All but its id is null where it was not assessed yet. */
export interface Forecast {
  readonly convoyId: string;
  /** When that was, RFC 3339 in UTC. */
  readonly assessedAt: string | null;
  /** Those that belong to the convoy; none once it is over. */
  readonly vehicles: readonly ShownForecast[] | null;
  /** What is usual rests on everything recorded up to this position. */
  readonly usualAsOf: string | null;
}

/** When each vehicle of a convoy is expected where. Refused: `unknown-convoy`, `convoy-parked`. */
export class GetForecastQuery extends Query<Answer<JsonText<Forecast>>> {
  constructor(
    readonly convoyId: string,
    readonly waitFor?: string,
  ) {
    super();
  }
}
