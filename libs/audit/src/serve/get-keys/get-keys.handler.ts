import { type Representation } from '#kafila/read-models';
import { writeVerifierKey } from '#kafila/proof';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { LogShelf } from '../log-shelf.js';
import { uncachedText } from '../uncached.js';
import { GetKeysQuery } from './get-keys.query.js';

@QueryHandler(GetKeysQuery)
export class GetKeysHandler implements IQueryHandler<GetKeysQuery> {
  constructor(private readonly shelf: LogShelf) {}

  async execute(): Promise<Representation> {
    const keys = await this.shelf.read((log) => Promise.resolve(log.verifierKeys));
    return uncachedText(keys.map((key) => `${writeVerifierKey(key)}\n`).join(''));
  }
}
