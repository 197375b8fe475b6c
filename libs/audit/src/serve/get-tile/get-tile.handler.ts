import { Representation } from '#kafila/read-models';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { readTilePath } from '../../tiles/tile-path.js';
import { LogShelf } from '../log-shelf.js';
import { noSuchTile } from '../log.problems.js';
import { GetTileQuery } from './get-tile.query.js';

const YEAR = 'max-age=31536000, immutable';

@QueryHandler(GetTileQuery)
export class GetTileHandler implements IQueryHandler<GetTileQuery> {
  constructor(private readonly shelf: LogShelf) {}

  async execute({ path, kind }: GetTileQuery): Promise<Representation> {
    const named = readTilePath(path);
    const name = (named?.level === 'entries') === (kind === 'entries') ? named : undefined;
    const bytes = await this.shelf.read(async (log) => {
      const found = name && (await log.tileFile(name));
      if (found === undefined) throw noSuchTile(path, log.size);
      return found;
    });
    // Entries are what was reported: for those who may read events, so for no cache that others share.
    const scope = name?.level === 'entries' ? 'private' : 'public';
    return new Representation(bytes, 'application/octet-stream', { 'cache-control': `${scope}, ${YEAR}` });
  }
}
