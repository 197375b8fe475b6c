import {
  CONVOY_DECISION_TYPES,
  convoyStream,
  type IrregularityEpisode,
  irregularityHistory,
  type IrregularityTurn,
} from '#kafila/domain';
import { type EventSource } from '#kafila/event-store';
import { ApiAnswer, ApiProblem, ApiQueryOf, QueryPipe } from '#kafila/platform';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Static, Type } from '@sinclair/typebox';
import { type FastifyReply } from 'fastify';
import { type Database } from '../../database/schema.js';
import { eventsToFold, readEvent } from '../../runner/folding/read-event.js';
import { convoys } from '../../trips/kinds/convoy.kind.js';
import { explanationFrom } from '../../tables/streams/irregularity.table.js';
import { trips } from '../../trips/trips.projection.js';
import { findConvoy, findParked } from '../convoys/find-convoys.js';
import { Reading, waitForField } from '../reading/reading.js';
import { convoyParked, unknownConvoy } from '../answers/query.problems.js';
import { readStreamUpTo } from '../../past/read-stream-up-to.js';
import { sendJson } from '../send-json.js';
import { PageOf } from '../shapes.js';
import { skippedRevisions } from '../reading/skipped-events.js';
import { EVENT_STORE } from '../reading/stores.tokens.js';
import { EPISODE_EXAMPLE, EpisodeShape } from './episode.shape.js';

const HistoryQuery = Type.Object(waitForField, { additionalProperties: false });

/** GET /v1/convoys/:convoyId/irregularities */
@ApiTags('Dashboards')
@Controller('convoys/:convoyId/irregularities')
export class IrregularityHistoryController {
  constructor(
    @Inject(Reading) private readonly reading: Reading,
    @Inject(EVENT_STORE) private readonly eventStore: EventSource,
  ) {}

  @Get()
  @ApiParam({ name: 'convoyId', description: 'Id of the convoy.', schema: { type: 'string' } })
  @ApiOperation({ summary: 'What did not fit in a convoy: when it came up, and what made it go' })
  @ApiQueryOf(HistoryQuery)
  @ApiAnswer(200, PageOf(EpisodeShape), {
    description:
      "Every irregularity that the convoy's own stream has ever shown, in the order of recording, up to Kafila-Position; " +
      'all on one page.',
    examples: { history: { items: [EPISODE_EXAMPLE], nextCursor: null } },
  })
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query')
  @ApiProblem(404, 'No such convoy is known at this position.', 'unknown-convoy')
  @ApiProblem(503, 'Its events could not be digested.', 'convoy-parked', 'event-store-unavailable')
  @ApiProblem(504, 'The position waited for was not reached in time.', 'projection-behind')
  async get(
    @Param('convoyId') convoyId: string,
    @Query(QueryPipe(HistoryQuery)) { waitFor }: Static<typeof HistoryQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stream = convoyStream(convoyId);
    const known = await this.reading.answer(reply, waitFor, async (db, position) => {
      const parked = await findParked(db, trips.name, stream);
      if (!(await findConvoy(db, trips.name, convoyId))) {
        throw parked ? convoyParked(convoyId, parked.position, parked.reason) : unknownConvoy(convoyId);
      }
      // What is shown of a parked convoy rests on what came before the event that could not be digested.
      const upTo = parked ? BigInt(parked.position) - 1n : position;
      const skipped = await skippedRevisions(db, trips.name, stream);
      return { upTo, skipped, explained: await explanationsFor(db, stream) };
    });
    const history = await readStreamUpTo(this.eventStore, stream, known.upTo);
    // What the rows were folded of: without what was left out, or could not be read and is taken back.
    const events = eventsToFold(
      convoys,
      history.map((event) => readEvent(convoys, event, () => known.skipped)),
    );
    const items = irregularityHistory(events).map((episode) => itemOf(episode, known.explained));
    sendJson(reply, JSON.stringify({ items, nextCursor: null }));
  }
}

/** For each explanation that the convoy's irregularities wait for, when such were told to have happened. */
async function explanationsFor(
  db: Database,
  stream: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('explanations')
    .select(['explains', 'explained_at'])
    .where('explains', 'in', (e) =>
      e
        .selectFrom('irregularities')
        .select((i) => i.ref('unless').$notNull().as('unless'))
        .where('stream', '=', stream)
        .where('unless', 'is not', null),
    )
    .orderBy('explained_at')
    .execute();
  const found = new Map<string, string[]>();
  for (const { explains, explained_at: at } of rows)
    found.set(explains, [...(found.get(explains) ?? []), at]);
  return found;
}

function itemOf(
  { appeared, gone, unless, ...irregularity }: IrregularityEpisode,
  explained: ReadonlyMap<string, readonly string[]>,
): Static<typeof EpisodeShape> {
  const after = explanationFrom(irregularity.since);
  const explainedAt = explained.get(unless ?? '')?.find((at) => at >= after) ?? null;
  return {
    ...irregularity,
    vehicleIds: [...irregularity.vehicleIds],
    evidence: [...irregularity.evidence],
    unless,
    explainedAt,
    appeared: turnOf(appeared),
    gone: gone && turnOf(gone),
  };
}

function turnOf({
  id,
  type,
  revision,
  recordedAt,
}: IrregularityTurn): NonNullable<Static<typeof EpisodeShape>['gone']> {
  const named = CONVOY_DECISION_TYPES.has(type) ? { eventId: id } : { reportId: id };
  return { ...named, type, revision, recordedAt };
}
