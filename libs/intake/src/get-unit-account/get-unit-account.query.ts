import { type Caller } from '#kafila/platform';
import { Query } from '@nestjs/cqrs';
import { type UnitAccountAnswer } from './unit-account.answer.js';

/** What the service holds of a unit. Refused: `not-your-unit`, `out-of-scope`. */
export class GetUnitAccountQuery extends Query<UnitAccountAnswer> {
  /** @param after the position after which reports are listed */
  constructor(
    readonly unitId: string,
    readonly page: { readonly after: bigint; readonly limit: number },
    readonly caller: Caller,
  ) {
    super();
  }
}
