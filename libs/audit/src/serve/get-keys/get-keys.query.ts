import { type Representation } from '#kafila/read-models';
import { Query } from '@nestjs/cqrs';

/** The public keys of the log, the oldest first. Refused: `log-unavailable`. */
export class GetKeysQuery extends Query<Representation> {}
