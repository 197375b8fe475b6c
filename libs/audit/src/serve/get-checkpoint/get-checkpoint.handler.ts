import { type Representation } from '#kafila/read-models';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { LogShelf } from '../log-shelf.js';
import { notCosigned } from '../log.problems.js';
import { uncachedText } from '../uncached.js';
import { GetCheckpointQuery } from './get-checkpoint.query.js';

@QueryHandler(GetCheckpointQuery)
export class GetCheckpointHandler implements IQueryHandler<GetCheckpointQuery> {
  constructor(private readonly shelf: LogShelf) {}

  async execute({ cosigned }: GetCheckpointQuery): Promise<Representation> {
    const checkpoint = await this.shelf.read((log) =>
      cosigned ? log.cosignedCheckpoint() : Promise.resolve(log.checkpoint),
    );
    if (checkpoint === undefined) throw notCosigned();
    return uncachedText(checkpoint.note);
  }
}
