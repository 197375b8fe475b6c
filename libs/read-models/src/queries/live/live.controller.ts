import { ApiAnswer, ApiProblem, ApiQueryOf, Problem, QueryPipe } from '#kafila/platform';
import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { findCorridor } from '#kafila/domain';
import { PositionWatch } from '../position/position-watch.js';
import { parsePosition, POSITION_HEADER } from '../position/reading.js';
import { invalidQuery } from '../query.problems.js';
import { LiveFeed, type LiveReader } from './live-feed.js';

/** How often a silent stream shows that it is alive: proxies cut what is silent for a minute. */
const HEARTBEAT_MS = 15_000;

const LiveQuery = Type.Object(
  {
    lastEventId: Type.Optional(
      Type.String({
        description: 'Goes on behind this position; for clients that cannot send Last-Event-ID.',
        examples: ['1042'],
      }),
    ),
    convoyId: Type.Optional(Type.String({ minLength: 1, description: 'Only this convoy.' })),
    corridor: Type.Optional(Type.String({ description: 'Only convoys on this corridor.' })),
  },
  { additionalProperties: false },
);

/** GET /v1/live */
@ApiTags('Dashboards')
@Controller('live')
export class LiveController {
  constructor(
    @Inject(LiveFeed) private readonly feed: LiveFeed,
    @Inject(PositionWatch) private readonly watch: PositionWatch,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Convoys as they change (server-sent events)' })
  @ApiQueryOf(LiveQuery)
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Goes on behind this position.' })
  @ApiAnswer(200, Type.String(), {
    description:
      'Events `convoy`: `id` is the position, `data` the convoy as GET /v1/convoys/:convoyId gives it. Begins with what ' +
      'changes from now on, or behind the position of Last-Event-ID: each convoy that changed since, in its newest state.',
    mediaType: 'text/event-stream',
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query', 'invalid-last-event-id')
  async live(
    @Query(QueryPipe(LiveQuery)) query: Static<typeof LiveQuery>,
    @Headers('last-event-id') header: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { convoyId, corridor } = query;
    if (corridor !== undefined && !findCorridor(corridor)) {
      throw invalidQuery('corridor', 'must be the id of a corridor, see GET /v1/corridors');
    }
    const position = await this.watch.read();
    const sent = positionAfter(header ?? query.lastEventId) ?? position;
    this.stream(reply, position, sent, { convoyId, corridor });
  }

  private stream(reply: FastifyReply, position: bigint, sent: bigint, filter: LiveReader['filter']): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies of the nginx family hold back what they may buffer.
      'x-accel-buffering': 'no',
      [POSITION_HEADER]: position.toString(),
    });
    const reader: LiveReader = {
      filter,
      sent,
      // Ended by the shutdown, or by the other side: the rest is for nobody.
      write: (text) => raw.writableEnded || raw.destroyed || raw.write(text),
    };
    // The id lets a client that is cut off before the first event go on from here.
    raw.write(`: from position ${sent.toString()}\nid: ${sent.toString()}\n\n`);
    const close = this.feed.open(reader);
    const heartbeat = setInterval(() => reader.write(': still here\n\n'), HEARTBEAT_MS);
    raw.on('drain', () => {
      this.feed.ready(reader);
    });
    raw.on('error', () => undefined);
    raw.on('close', () => {
      clearInterval(heartbeat);
      close();
    });
  }
}

/** @throws Problem `invalid-last-event-id` */
function positionAfter(text: string | undefined): bigint | undefined {
  if (text === undefined || text === '') return undefined;
  const position = parsePosition(text);
  if (position !== undefined) return position;
  throw new Problem({
    status: 400,
    code: 'invalid-last-event-id',
    title: 'Invalid Last-Event-ID',
    detail: `'${text.slice(0, 100)}' is not the id of an event of this stream; ids are positions. Begin without one.`,
  });
}
