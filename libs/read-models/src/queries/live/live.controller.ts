import { IsPlain } from '../members.js';
import { findCorridor } from '#kafila/domain';
import { type EventSource } from '#kafila/event-store';
import {
  ApiAnswer,
  ApiProblem,
  ApiQueryOf,
  Closed,
  Describe,
  HOLDS_LIVE_FEED,
  IsText,
  IsWord,
  Optional,
  Problem,
  QueryPipe,
  May,
  mayStill,
  revealOfStream,
} from '#kafila/platform';
import { Controller, Get, Headers, Inject, type OnModuleDestroy, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import {
  type ChangeId,
  compareChanges,
  parseChange,
  printChange,
} from '../../runner/projection/change-id.js';
import { PositionWatch } from '../reading/position-watch.js';
import { Freshness } from '../reading/freshness.js';
import { AGE_HEADER, POSITION_HEADER } from '../answers/headers.js';
import { invalidQuery } from '../answers/query.problems.js';
import { type ReadModels } from '../../database/read-models.js';
import { EVENT_STORE, READ_MODELS } from '../reading/stores.tokens.js';
import { requireThisVersion } from '../two-clocks/this-version.js';
import { LiveFeed } from './live-feed.js';
import { type LiveReader } from './live-reader.js';

/** How often a stream says how far it is, and that it is alive: proxies cut what is silent for a minute. */
const HEARTBEAT_MS = 15_000;

/** How long a stream has to take in its end when the service stops. */
const LAST_WORDS_MS = 500;

@Closed()
class LiveParameters {
  @Optional()
  @IsPlain('Goes on after this event; for clients that cannot send Last-Event-ID.', '1042')
  readonly lastEventId?: string;

  @Optional()
  @IsText({ min: 1 })
  @Describe('Only this convoy.')
  readonly convoyId?: string;

  @Optional()
  @IsPlain('Only convoys on this corridor.')
  readonly corridor?: string;

  @Optional()
  @IsWord(['fleet'])
  @Describe('Rows as GET /v1/fleet gives them, not whole convoys.', 'fleet')
  readonly as?: string;
}

/** GET /v1/live */
@ApiTags('Dashboards')
@Controller('live')
export class LiveController implements OnModuleDestroy {
  private readonly open = new Set<FastifyReply['raw']>();

  constructor(
    private readonly feed: LiveFeed,
    private readonly watch: PositionWatch,
    private readonly freshness: Freshness,
    @Inject(EVENT_STORE) private readonly eventStore: EventSource,
    @Inject(READ_MODELS) private readonly readModels: Pick<ReadModels, 'read'>,
  ) {}

  @Get()
  @May('convoys.read')
  @RouteConfig(HOLDS_LIVE_FEED)
  @ApiOperation({ summary: 'Convoys as they change (server-sent events)' })
  @ApiQueryOf(LiveParameters)
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Goes on after this event.' })
  @ApiAnswer(
    200,
    { type: 'string' },
    {
      description:
        'Events `convoy`: `data` is the convoy as GET /v1/convoys/:convoyId gives it, `id` the position of the event that ' +
        'changed it; `1042.3` where none did, but a person who retried, skipped or switched while the projection stood at ' +
        '1042, or the clock. Events `assessment`: what is expected of a convoy has changed, or an alert: `convoyId`, ' +
        '`assessedAt`, `expectedArrival` as GET /v1/fleet gives it, `alerts` as GET /v1/alerts. Begins with what changes from now on, or after Last-Event-ID: each convoy that changed since, in its newest ' +
        'state. Who reads slowly is sent fewer states, never old ones. Every 15 s an event `position` says up to where the ' +
        'stream has told everything, and how many seconds old that is, as Kafila-Position and Kafila-Age do: ' +
        '`{"position": "1042", "age": 0}`. With `as=fleet` events `fleet` instead: `data` is the row as GET /v1/fleet gives ' +
        'it, also where what is expected of the convoy has changed with the clock, or an alert.',
      mediaType: 'text/event-stream',
    },
  )
  @ApiProblem(400, 'The query cannot be understood.', 'invalid-query', 'invalid-last-event-id')
  @ApiProblem(
    503,
    'As many streams are open as may be, or the rows of the fleet are being filled.',
    'too-many-live-streams',
    'read-models-being-filled',
  )
  async live(
    @Query(QueryPipe(LiveParameters)) query: LiveParameters,
    @Headers('last-event-id') header: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { convoyId, corridor } = query;
    const followed = query.as === 'fleet' ? 'fleet' : 'convoys';
    if (corridor !== undefined && !findCorridor(corridor)) {
      throw invalidQuery('corridor', 'must be the id of a corridor, see GET /v1/corridors');
    }
    if (followed === 'fleet') await requireThisVersion(this.readModels.read);
    await this.watch.read();
    await this.freshness.look();
    const sent = await this.from(header ?? query.lastEventId);
    const { text: reveal } = await revealOfStream(reply);
    this.stream(reply, { sent, followed, filter: { convoyId, corridor }, reveal });
  }

  /** @throws Problem `invalid-last-event-id` */
  private async from(text: string | undefined): Promise<ChangeId> {
    const { reached } = this.watch;
    if (text === undefined || text === '') return reached;
    const id = parseChange(text);
    if (!id) throw invalidLastEventId(text, 'is not the id of an event of this stream, such as 1042');
    // Read models that lag may not have come to it; but nothing can have been told that was not recorded.
    if (compareChanges(id, reached) > 0 && id.position > (await this.eventStore.head())) {
      throw invalidLastEventId(text, 'lies behind the end of the event store, so it is of another one');
    }
    return id;
  }

  private stream(
    reply: FastifyReply,
    asked: Pick<LiveReader, 'sent' | 'followed' | 'filter' | 'reveal'>,
  ): void {
    const { sent } = asked;
    reply.hijack();
    const age = this.freshness.age();
    const { raw } = reply;
    // Gone while it was looked at how far the tables are: nothing would tell of it any more.
    if (raw.destroyed) return;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies of the nginx family hold back what they may buffer.
      'x-accel-buffering': 'no',
      [POSITION_HEADER]: this.watch.position.toString(),
      ...(age !== undefined && { [AGE_HEADER]: age }),
    });
    const reader: LiveReader = {
      ...asked,
      sees: reply.request.caller.sees,
      // Ended by the shutdown, or by the other side: the rest is for nobody.
      write: (bytes) => raw.writableEnded || raw.destroyed || raw.write(bytes),
    };
    // The id lets a client that is cut off before the first event go on from here.
    raw.write(`: from ${printChange(sent)}\nid: ${printChange(sent)}\n\n`);
    this.open.add(raw);
    const close = this.feed.add(reader);
    const heartbeat = setInterval(() => {
      void this.sayHowFar(reply, reader);
    }, HEARTBEAT_MS);
    raw.on('drain', () => {
      this.feed.ready(reader);
    });
    raw.on('error', () => undefined);
    raw.on('close', () => {
      clearInterval(heartbeat);
      this.open.delete(raw);
      close();
    });
  }

  /** Who takes nothing would keep the service from stopping. Nothing is lost: it comes back and says what it has seen. */
  onModuleDestroy(): void {
    setTimeout(() => {
      for (const raw of this.open) raw.destroy();
    }, LAST_WORDS_MS).unref();
  }

  private async sayHowFar({ raw, request }: FastifyReply, reader: LiveReader): Promise<void> {
    if (!mayStill(request)) {
      raw.end();
      return;
    }
    await this.freshness.look();
    // Who takes no more is sent nothing more, however long that lasts.
    if (raw.writableEnded || raw.destroyed || raw.writableNeedDrain) return;
    const id = printChange(reader.sent);
    const howFar = { position: reader.sent.position.toString(), age: this.freshness.age() ?? null };
    raw.write(`id: ${id}\nevent: position\ndata: ${JSON.stringify(howFar)}\n\n`);
  }
}

function invalidLastEventId(text: string, what: string): Problem {
  return new Problem({
    status: 400,
    code: 'invalid-last-event-id',
    detail: `'${text.slice(0, 100)}' ${what}. Begin without one.`,
  });
}
