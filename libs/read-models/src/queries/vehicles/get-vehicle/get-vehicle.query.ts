import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type AskedClocks } from '../../two-clocks/asked-clocks.js';

/** A vehicle with its history in all convoys, by its id as people write it. Refused: `unknown-vehicle`, and what `TwoClocks` refuses. */
export class GetVehicleQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly vehicleId: string,
    readonly asked: AskedClocks = {},
  ) {
    super();
  }
}
