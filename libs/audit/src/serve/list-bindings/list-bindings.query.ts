import { type Representation } from '#kafila/read-models';
import { Query } from '@nestjs/cqrs';

/** The last bindings of rows to the log, the newest first. Refused: `log-unavailable`. */
export class ListBindingsQuery extends Query<Representation> {}
