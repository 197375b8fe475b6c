import { type Representation } from '#kafila/read-models';
import { Query } from '@nestjs/cqrs';

/**
 * The proof that an event is in the log. Refused: `unknown-stream`, `unknown-report`, `no-such-size`, `not-in-tree`,
 * `log-unavailable`, `log-behind`.
 */
export class ProveReceiptQuery extends Query<Representation> {
  constructor(
    readonly stream: string,
    /** Id of the report, or the revision of a decision. */
    readonly reportId: string,
    /** Size of the tree to prove into, as it was written; undefined: the last one. */
    readonly size: string | undefined,
    /** The unit that asks, for what it reported itself. */
    readonly unitId?: string,
  ) {
    super();
  }
}
