import { type Representation } from '#kafila/read-models';
import { Query } from '@nestjs/cqrs';

/** The proof that a later tree only added to an earlier one. Refused: `invalid-query`, `no-such-size`, `log-unavailable`. */
export class ProveConsistencyQuery extends Query<Representation> {
  constructor(
    /** Size of the earlier tree, as it was written. */
    readonly from: string,
    /** Size of the later tree, as it was written; undefined: the last one. */
    readonly to: string | undefined,
  ) {
    super();
  }
}
