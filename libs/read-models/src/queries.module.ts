import { type EventSource } from '#kafila/event-store';
import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { type ReadModels } from './database/read-models.js';
import { FleetKept } from './queries/convoys/fleet/fleet-kept.js';
import { HANDLERS } from './queries/handlers.js';
import { AssessedWatch } from './queries/reading/assessed-watch.js';
import { type Clock, CLOCK, worldClock } from './queries/reading/clock.js';
import { Freshness } from './queries/reading/freshness.js';
import { PositionWatch } from './queries/reading/position-watch.js';
import { Reading } from './queries/reading/reading.js';
import {
  EVENT_STORE,
  HISTORY,
  type HistoryReader,
  LONGEST_WAIT_MS,
  READ_MODELS,
} from './queries/reading/stores.tokens.js';
import { PastStatistics } from './queries/statistics/past/past-statistics.js';
import { TwoClocks } from './queries/two-clocks/two-clocks.js';

/** What is read from. Who opened the stores closes them. */
export interface ReadStores {
  readonly eventStore: EventSource;
  readonly readModels: ReadModels;
  /** What streams are read through where an answer is made of events, for one that confirms them; the store unless given. */
  readonly history?: HistoryReader;
  /** That of the world unless given. */
  readonly clock?: Clock;
  /** For how long a read waits for the position that it was asked to wait for: 5 s unless given. */
  readonly longestWaitMs?: number;
}

/** Answers queries (QueryBus), over HTTP or not. The projector may be in this process or in another one. */
@Module({})
export class QueriesModule {
  static with({
    eventStore,
    readModels,
    history = eventStore,
    clock = worldClock,
    longestWaitMs = 5000,
  }: ReadStores): DynamicModule {
    return {
      module: QueriesModule,
      imports: [CqrsModule],
      providers: [
        { provide: EVENT_STORE, useValue: eventStore },
        { provide: READ_MODELS, useValue: readModels },
        { provide: HISTORY, useValue: history },
        { provide: CLOCK, useValue: clock },
        { provide: LONGEST_WAIT_MS, useValue: longestWaitMs },
        PositionWatch,
        AssessedWatch,
        Freshness,
        Reading,
        TwoClocks,
        PastStatistics,
        FleetKept,
        ...HANDLERS,
      ],
      exports: [CqrsModule, EVENT_STORE, READ_MODELS, CLOCK, PositionWatch, Freshness, Reading, TwoClocks],
    };
  }
}
