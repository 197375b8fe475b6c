import { type EventSource } from '#kafila/event-store';
import { STOPPING } from '#kafila/platform';
import { PositionWatch, Reading, type ReadModels, trips, TwoClocks } from '#kafila/read-models';
import { type DynamicModule, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { CompareController } from './compare/compare.controller.js';
import { HistoryAnswers } from './history/answer/history-answers.js';
import { ChangesController } from './history/changes/changes.controller.js';
import { EventsController } from './history/events/events.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { READ_LOG, readLogIn } from './exports/read-log.js';
import { ReplayController } from './history/replay/replay.controller.js';
import { type LogFolders } from './log/published-log.js';
import { CLOCK, EVENT_STORE, READ_MODELS } from './tokens.js';

/** What auditors ask: history, exports and proof. Only reads; the projector and the log may be in another process. */
@Module({})
export class AuditModule implements OnModuleDestroy {
  constructor(@Inject(PositionWatch) private readonly watch: PositionWatch) {}

  /** Whoever opened the stores closes them. */
  static with(given: {
    readonly eventStore: EventSource;
    readonly readModels: ReadModels;
    /** Where the log lies that reports of convoys show as proof; they say so where none is given. */
    readonly log?: LogFolders;
    /** RFC 3339 in UTC; that of the world unless given. */
    readonly clock?: () => string;
  }): DynamicModule {
    const { eventStore, readModels, log, clock = () => new Date().toISOString() } = given;
    const watch = new PositionWatch(readModels, trips.name);
    return {
      module: AuditModule,
      controllers: [
        ExportsController,
        CompareController,
        EventsController,
        ReplayController,
        ChangesController,
      ],
      providers: [
        { provide: EVENT_STORE, useValue: eventStore },
        { provide: READ_MODELS, useValue: readModels },
        { provide: CLOCK, useValue: clock },
        { provide: READ_LOG, useValue: readLogIn(log) },
        { provide: PositionWatch, useValue: watch },
        { provide: Reading, useValue: new Reading(readModels, trips, watch, eventStore) },
        {
          provide: TwoClocks,
          useFactory: (reading: Reading) => new TwoClocks({ eventStore, readModels, reading, clock }),
          inject: [Reading],
        },
        {
          provide: HistoryAnswers,
          useFactory: (reading: Reading, stopping: AbortSignal) => new HistoryAnswers(reading, stopping),
          inject: [Reading, STOPPING],
        },
      ],
    };
  }

  onModuleDestroy(): void {
    this.watch.close();
  }
}
