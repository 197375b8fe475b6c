import { convoyStream } from '#kafila/domain';
import { type EventSource } from '#kafila/event-store';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe, wholeNumber } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { trips } from '../../trips/trips.projection.js';
import { findConvoy, findParked } from '../convoys/find-convoys.js';
import { pageFields, readCursor } from '../answers/cursor.js';
import { pageJson } from '../answers/page.js';
import { Reading, waitForField } from '../reading/reading.js';
import { unknownConvoy } from '../answers/query.problems.js';
import { readStreamUpTo } from '../../past/read-stream-up-to.js';
import { sendJson } from '../send-json.js';
import { PageOf } from '../shapes.js';
import { EVENT_STORE } from '../reading/stores.tokens.js';
import { compare, sortKeyOf, timelineOf } from './timeline.js';
import { TIMELINE_EXAMPLE, TimelineItemShape } from './timeline.shape.js';

const TimelineQuery = Type.Object(
  { ...pageFields(1000, 100), ...waitForField },
  { additionalProperties: false },
);

/** GET /v1/convoys/:convoyId/timeline */
@ApiTags('Dashboards')
@Controller('convoys/:convoyId/timeline')
export class TimelineController {
  constructor(
    @Inject(Reading) private readonly reading: Reading,
    @Inject(EVENT_STORE) private readonly eventStore: EventSource,
  ) {}

  @Get()
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'What happened to a convoy, in the order in which it occurred' })
  @ApiQueryOf(TimelineQuery)
  @ApiAnswer(200, PageOf(TimelineItemShape), {
    examples: { timeline: { items: [TIMELINE_EXAMPLE], nextCursor: null } },
    description: 'Straight from the stream, up to Kafila-Position: it agrees with the convoy shown there.',
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query', 'invalid-cursor')
  @ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy')
  @ApiProblem(503, 'The event store does not answer.', 'event-store-unavailable')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(TimelineQuery)) query: Static<typeof TimelineQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const limit = wholeNumber(query.limit, { name: 'limit', min: 1, max: 1000, fallback: 100 });
    const after = readCursor(query.cursor);
    const stream = convoyStream(convoyId);
    const position = await this.reading.answer(reply, query.waitFor, async (db, at) => {
      const known =
        (await findConvoy(db, trips.name, convoyId)) ?? (await findParked(db, trips.name, stream));
      if (!known) throw unknownConvoy(convoyId);
      return at;
    });
    const all = timelineOf(await readStreamUpTo(this.eventStore, stream, position));
    const rest = after ? all.filter((item) => compare(sortKeyOf(item), after) > 0) : all;
    const page = await pageJson(rest, limit, sortKeyOf, (items) => items.map((item) => JSON.stringify(item)));
    sendJson(reply, page);
  }
}
