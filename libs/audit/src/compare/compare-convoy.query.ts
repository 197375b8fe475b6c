import { type Answer, type JsonText } from '#kafila/read-models';
import { Query } from '@nestjs/cqrs';

/** What differs between two looks at a convoy. Refused: `invalid-query`, `unknown-convoy`, and as by `TwoClocks`. */
export class CompareConvoyQuery extends Query<Answer<JsonText>> {
  /**
   * @param from pair of clocks of the first look, as `readPair` takes it
   * @param to the same of the second look
   */
  constructor(
    readonly convoyId: string,
    readonly from: string,
    readonly to: string,
  ) {
    super();
  }
}
