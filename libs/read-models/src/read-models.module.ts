import {
  EventStoreNotBegun,
  type EventSource,
  headOrHindrance,
  storeFinding,
  type StoreFinding,
} from '#kafila/event-store';
import { HealthChecks, LOG, type Log, Metrics } from '#kafila/platform';
import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { CONTROLLERS } from './queries/controllers.js';
import { LiveFeed } from './queries/live/live-feed.js';
import { Freshness } from './queries/reading/freshness.js';
import { PositionWatch } from './queries/reading/position-watch.js';
import { EVENT_STORE } from './queries/reading/stores.tokens.js';
import { QueriesModule, type ReadStores } from './queries.module.js';

/** The read side over HTTP: what dashboards ask. What it asks is there for modules that import it. */
@Module({})
export class ReadModelsModule implements OnModuleInit {
  constructor(
    private readonly watch: PositionWatch,
    private readonly freshness: Freshness,
    private readonly feed: LiveFeed,
    private readonly health: HealthChecks,
    private readonly metrics: Metrics,
    @Inject(EVENT_STORE) private readonly eventStore: EventSource,
    @Inject(LOG) private readonly log: Pick<Log, 'error'>,
  ) {}

  static with(stores: ReadStores): DynamicModule {
    const queries = QueriesModule.with(stores);
    return {
      module: ReadModelsModule,
      imports: [queries],
      controllers: [...CONTROLLERS],
      providers: [LiveFeed],
      exports: [queries],
    };
  }

  onModuleInit(): void {
    this.health.register({
      name: 'read-models',
      check: async () => ({
        ...(await this.storeAway()),
        ...(await this.storeRead()),
        position: (await this.watch.read()).toString(),
        age: await this.age(),
      }),
    });
    this.metrics.gauge(
      'kafila_answer_age_seconds',
      'For how long something has been recorded that answers do not show.',
      async () => {
        const age = await this.age();
        return age === null ? [] : age;
      },
    );
    this.metrics.gauge(
      'kafila_live_streams',
      'Streams of the live feed that are open.',
      () => this.feed.open,
    );
    this.metrics.gauge(
      'kafila_live_streams_waiting',
      'Open streams whose readers take no more for now.',
      () => this.feed.waiting,
    );
  }

  /** What is read of rows alone is answered without the event store. */
  private async storeAway(): Promise<{ readonly degraded?: boolean; readonly eventStore?: string }> {
    const found = await headOrHindrance(this.eventStore).catch((error: unknown) => {
      // Who has nothing to show yet is not degraded.
      if (error instanceof EventStoreNotBegun) return {};
      throw error;
    });
    return 'fault' in found ? { degraded: true, eventStore: found.fault } : {};
  }

  /** Whether what was read of the event store so far could be read. */
  private async storeRead(): Promise<StoreFinding> {
    const met = { damage: false };
    const finding = await storeFinding(this.eventStore, (fault) => {
      if (fault.code !== 'damaged') return;
      met.damage = true;
      this.log.error(fault, 'a part of the event store cannot be read');
    });
    return met.damage ? finding : { ok: true };
  }

  /** Seconds; null where the event store has not answered. */
  private async age(): Promise<number | null> {
    await this.freshness.look();
    return this.freshness.age() ?? null;
  }
}
