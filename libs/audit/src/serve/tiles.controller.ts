import { ApiAnswer, ApiProblem } from '#kafila/platform';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { readTilePath } from '../tiles/tile-path.js';
import { LogShelf } from './log-shelf.js';
import { noSuchTile } from './log.problems.js';

type Request = FastifyRequest<{ Params: { '*': string } }>;

const YEAR = 'max-age=31536000, immutable';

/** GET /v1/audit/tile/... */
@ApiTags('Auditors')
@Controller('audit/tile')
export class TilesController {
  constructor(@Inject(LogShelf) private readonly shelf: LogShelf) {}

  @Get('*')
  @ApiParam({
    name: 'path',
    description: 'After `tile/`: `<level>/<index>[.p/<width>]`, or `entries/<index>[.p/<width>]`.',
    schema: { type: 'string' },
    examples: {
      hashes: { summary: 'the first 256 leaves', value: '0/000' },
      entries: { summary: 'the first 12 entries', value: 'entries/000.p/12' },
    },
  })
  @ApiOperation({
    summary: 'A tile of hashes, or a bundle of entries, of the transparency log',
    description:
      'As C2SP tlog-tiles has it, under the prefix /v1/audit. What is under a path never changes. A partial tile that has ' +
      'filled since is served still, cut to its width.',
  })
  @ApiAnswer(
    200,
    { type: 'string', format: 'binary' },
    {
      description: 'Hashes of 32 bytes one after the other; or entries, each after its length in two bytes.',
      mediaType: 'application/octet-stream',
    },
  )
  @ApiProblem(404, 'The tree has no such tile.', 'no-such-tile')
  @ApiProblem(503, 'No log lies where this service looks for it.', 'log-unavailable')
  async tile(@Req() request: Request, @Res() reply: FastifyReply): Promise<void> {
    const wanted = `tile/${request.params['*']}`;
    const name = readTilePath(wanted);
    const bytes = await this.shelf.read(async (log) => {
      const found = name && (await log.tileFile(name));
      if (found === undefined) throw noSuchTile(wanted, log.size);
      return found;
    });
    // Entries are what was reported: for those who may read events, so for no cache that others share.
    const scope = name?.level === 'entries' ? 'private' : 'public';
    void reply.header('cache-control', `${scope}, ${YEAR}`).type('application/octet-stream').send(bytes);
  }
}
