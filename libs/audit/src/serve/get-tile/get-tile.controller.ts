import { ApiAnswer, ApiProblem, May } from '#kafila/platform';
import { AnswerInterceptor, type Representation } from '#kafila/read-models';
import { Controller, Get, Req, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExcludeEndpoint, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { GetTileQuery } from './get-tile.query.js';

type TileRequest = FastifyRequest<{ Params: { '*': string } }>;

/** GET /v1/audit/tile/... */
@ApiTags('Auditors')
@Controller('audit/tile')
@UseInterceptors(AnswerInterceptor)
export class GetTileController {
  constructor(private readonly queries: QueryBus) {}

  @Get('*')
  @May('public')
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
      'filled since is served still, cut to its width. Bundles of entries need the right `audit.read`, and no scope.',
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
  get(@Req() request: TileRequest): Promise<Representation> {
    return this.queries.execute(new GetTileQuery(`tile/${request.params['*']}`, 'hashes'));
  }

  @Get('entries/*')
  @May('audit.read', { unscoped: true })
  @ApiExcludeEndpoint()
  entries(@Req() request: TileRequest): Promise<Representation> {
    return this.queries.execute(new GetTileQuery(`tile/entries/${request.params['*']}`, 'entries'));
  }
}
