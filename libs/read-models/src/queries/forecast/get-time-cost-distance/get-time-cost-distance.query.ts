import { type timeCostDistance } from '#kafila/domain';
import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';

/** Time and cost against distance, for each vehicle of a convoy. */
export interface ConvoySeries {
  readonly convoyId: string;
  readonly vehicles: readonly ({ readonly vehicleId: string } & ReturnType<typeof timeCostDistance>)[];
}

/** Refused: `unknown-convoy`, `convoy-parked`. */
export class GetTimeCostDistanceQuery extends Query<Answer<JsonText<ConvoySeries>>> {
  constructor(
    readonly convoyId: string,
    readonly waitFor?: string,
  ) {
    super();
  }
}
