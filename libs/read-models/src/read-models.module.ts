import { type EventSource } from '#kafila/event-store';
import { HealthChecks, LOG, type Log, Metrics } from '#kafila/platform';
import { type DynamicModule, Inject, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type ReadModels } from './database/read-models.js';
import { GetCarnetController } from './queries/carnets/get-carnet.controller.js';
import { ListCarnetsController } from './queries/carnets/list-carnets.controller.js';
import { GetConvoyController } from './queries/convoys/get-convoy.controller.js';
import { ListConvoysController } from './queries/convoys/list-convoys.controller.js';
import { GetDeclarationController } from './queries/declarations/get-declaration.controller.js';
import { ListDeclarationsController } from './queries/declarations/list-declarations.controller.js';
import { CorridorsController } from './queries/geography/corridors.controller.js';
import { PlacesController } from './queries/geography/places.controller.js';
import { CatalogueController } from './queries/irregularities/catalogue.controller.js';
import { IrregularityHistoryController } from './queries/irregularities/irregularity-history.controller.js';
import { ListIrregularitiesController } from './queries/irregularities/list-irregularities.controller.js';
import { AlertsController } from './queries/alerts/alerts.controller.js';
import { CLOCK, type Clock, worldClock } from './queries/reading/clock.js';
import { ForecastController } from './queries/forecast/forecast.controller.js';
import { TimeCostDistanceController } from './queries/forecast/time-cost-distance.controller.js';
import { LiveController } from './queries/live/live.controller.js';
import { LiveFeed } from './queries/live/live-feed.js';
import { Freshness } from './queries/reading/freshness.js';
import { PositionWatch } from './queries/reading/position-watch.js';
import { Reading } from './queries/reading/reading.js';
import { TimelineController } from './queries/timeline/timeline.controller.js';
import { StatisticsController } from './queries/statistics/statistics.controller.js';
import { EVENT_STORE, READ_MODELS } from './queries/reading/stores.tokens.js';
import { UsualTimesKept } from './queries/usual-times/usual-times-kept.js';
import { TwoClocks } from './queries/two-clocks/two-clocks.js';
import { GetVehicleController } from './queries/vehicles/get-vehicle.controller.js';
import { RatesController } from './queries/rates/rates.controller.js';
import { trips } from './trips/trips.projection.js';

/** The read side: what dashboards ask. The projector may be in this process or in another one. */
@Module({})
export class ReadModelsModule implements OnModuleInit, OnModuleDestroy {
  constructor(
    @Inject(PositionWatch) private readonly watch: PositionWatch,
    @Inject(Freshness) private readonly freshness: Freshness,
    @Inject(LiveFeed) private readonly feed: LiveFeed,
    @Inject(HealthChecks) private readonly health: HealthChecks,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** Whoever opened the stores closes them. */
  static with(given: {
    readonly eventStore: EventSource;
    readonly readModels: ReadModels;
    /** That of the world unless given. */
    readonly clock?: Clock;
  }): DynamicModule {
    const { eventStore, readModels, clock = worldClock } = given;
    const watch = new PositionWatch(readModels, trips.name);
    const reading = new Reading(readModels, trips, watch, eventStore);
    return {
      module: ReadModelsModule,
      controllers: [
        ListConvoysController,
        TimelineController,
        IrregularityHistoryController,
        GetConvoyController,
        GetVehicleController,
        ListCarnetsController,
        GetCarnetController,
        ListDeclarationsController,
        GetDeclarationController,
        ListIrregularitiesController,
        CatalogueController,
        PlacesController,
        CorridorsController,
        LiveController,
        StatisticsController,
        TimeCostDistanceController,
        ForecastController,
        AlertsController,
        RatesController,
      ],
      providers: [
        { provide: EVENT_STORE, useValue: eventStore },
        { provide: READ_MODELS, useValue: readModels },
        { provide: CLOCK, useValue: clock },
        { provide: UsualTimesKept, useValue: new UsualTimesKept(readModels, trips.name) },
        { provide: PositionWatch, useValue: watch },
        { provide: Reading, useValue: reading },
        { provide: Freshness, useValue: reading.freshness },
        { provide: TwoClocks, useValue: new TwoClocks({ eventStore, readModels, reading, clock }) },
        {
          provide: LiveFeed,
          useFactory: (log: Log) =>
            new LiveFeed(readModels, trips.name, watch, (error) => {
              log.error({ err: error }, 'the live feed cannot read the read models');
            }),
          inject: [LOG],
        },
      ],
    };
  }

  onModuleInit(): void {
    this.health.register({
      name: 'read-models',
      check: async () => ({
        ok: true,
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

  /** Seconds; null where the event store has not answered. */
  private async age(): Promise<number | null> {
    await this.freshness.look();
    return this.freshness.age() ?? null;
  }

  onModuleDestroy(): void {
    this.watch.close();
  }
}
