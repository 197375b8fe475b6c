import {
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  May,
  Optional,
  QueryPipe,
  STOPPING,
} from '#kafila/platform';
import { AnswerInterceptor, headersOf, HISTORY_PROBLEMS, WaitForParameters } from '#kafila/read-models';
import { Controller, Get, Headers, Inject, Param, Query, Res, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type FastifyReply } from 'fastify';
import { sendPieces } from '../sending/send-pieces.js';
import { ExportConvoyQuery } from './export-convoy.query.js';
import { EXPORTS } from './exports.js';
import { notAcceptable, unknownExport } from './exports.problems.js';
import { preferred } from './offers.js';

@Closed()
class ExportParameters extends WaitForParameters {
  @Optional()
  @IsIn(['true', 'false'])
  @Describe(
    '`true`: the report has every event as an appendix. Other exports have all events anyway.',
    'true',
  )
  readonly events?: 'true' | 'false';
}

const NAMES = Object.keys(EXPORTS);

/** A report needs its own style and nothing else: whatever a note contains, nothing is run or loaded. */
const SECURITY = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" };

/** GET /v1/audit/convoys/:convoyId/exports/:export */
@ApiTags('Auditors')
@Controller('audit/convoys/:convoyId/exports')
@UseInterceptors(AnswerInterceptor)
export class ExportConvoyController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
  ) {}

  @Get(':export')
  @May('audit.read')
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiParam({
    name: 'export',
    description: Object.entries(EXPORTS)
      .map(([name, { about }]) => `${name}: ${about}.`)
      .join(' '),
    schema: { type: 'string', enum: NAMES },
  })
  @ApiOperation({
    summary: 'A convoy to take away: EPCIS, CloudEvents, tables, a printed report',
    description:
      'All that is recorded of the convoy, its carnets and its declarations up to Kafila-Position; the same history gives ' +
      'the same bytes. Streamed: where something fails on the way, the connection breaks off. Streams that could not be ' +
      'digested whole are named in Kafila-Incomplete.',
  })
  @ApiQueryOf(ExportParameters)
  @ApiProduces(
    ...new Set(
      Object.values(EXPORTS).flatMap(({ offers }) => offers.flatMap(({ names }) => names.slice(0, 1))),
    ),
  )
  @ApiResponse({ status: 200, description: 'The export, in what `Accept` prefers of what it can be had in.' })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(
    404,
    'No such convoy is known at this position, or no such export.',
    'unknown-convoy',
    'unknown-export',
  )
  @ApiProblem(406, 'The export cannot be had in what `Accept` names.', 'not-acceptable')
  @ApiProblem(
    503,
    'Its first events could not be digested, or its history is not as it was logged.',
    'convoy-parked',
    ...HISTORY_PROBLEMS,
  )
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async export(
    @Param('convoyId') convoyId: string,
    @Param('export') name: string,
    @Query(QueryPipe(ExportParameters)) { waitFor, events }: ExportParameters,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const offers = Object.hasOwn(EXPORTS, name) ? EXPORTS[name]?.offers : undefined;
    if (!offers) throw unknownExport(name, NAMES);
    const offer = preferred(accept, offers);
    if (!offer)
      throw notAcceptable(
        name,
        offers.map(({ names }) => String(names[0])),
      );
    const { value: convoy, standing } = await this.queries.execute(new ExportConvoyQuery(convoyId, waitFor));
    const disposition = offer.ending.endsWith('.html') ? 'inline' : 'attachment';
    void reply.headers({
      ...headersOf(standing),
      ...SECURITY,
      vary: 'accept',
      'x-content-type-options': 'nosniff',
      'content-disposition': `${disposition}; filename="${convoyId}.${offer.ending}"`,
    });
    if (convoy.parked.length > 0) {
      const parked = convoy.parked.map(({ stream, position }) => `${encodeURIComponent(stream)}@${position}`);
      void reply.header('Kafila-Incomplete', parked.join(' '));
    }
    await sendPieces(
      reply,
      offer.contentType,
      offer.write(convoy, { events: events === 'true' }),
      this.stopping,
    );
  }
}
