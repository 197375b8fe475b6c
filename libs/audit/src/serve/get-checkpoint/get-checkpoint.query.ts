import { type Representation } from '#kafila/read-models';
import { Query } from '@nestjs/cqrs';

/** The last signed checkpoint of the log. Refused: `log-unavailable`, `not-cosigned`. */
export class GetCheckpointQuery extends Query<Representation> {
  /** @param cosigned whether a witness must have signed it too */
  constructor(readonly cosigned: boolean) {
    super();
  }
}
