import { type EventSource } from '#kafila/event-store';
import { EVENT_STORE, lastInRows, READ_MODELS, type ReadModels } from '#kafila/read-models';
import { type DynamicModule, Module } from '@nestjs/common';
import { CompareConvoyController } from './compare/compare-convoy.controller.js';
import { CompareConvoyHandler } from './compare/compare-convoy.handler.js';
import { ExportConvoyController } from './exports/export-convoy.controller.js';
import { ExportConvoyHandler } from './exports/export-convoy.handler.js';
import { READ_LOG, readLogIn } from './exports/read-log.js';
import { GetChangesController } from './history/changes/get-changes.controller.js';
import { GetChangesHandler } from './history/changes/get-changes.handler.js';
import { GetEventsController } from './history/events/get-events.controller.js';
import { GetEventsHandler } from './history/events/get-events.handler.js';
import { GetReplayController } from './history/replay/get-replay.controller.js';
import { GetReplayHandler } from './history/replay/get-replay.handler.js';
import { type LogFolders } from './log/published-log.js';
import { HISTORY_STORE, HistoryStore } from './serve/history-store.js';

/** What auditors ask: history, exports and proof. Only reads; the projector and the log may be in another process. */
@Module({})
export class AuditModule {
  static with(given: {
    /** The read side that auditors ask too: `ReadModelsModule` or `QueriesModule`. */
    readonly reads: DynamicModule;
    /** Where the log lies that histories are compared with, and that reports show as proof; they say so where none is given. */
    readonly log?: LogFolders;
  }): DynamicModule {
    const { reads, log } = given;
    return {
      module: AuditModule,
      imports: [reads],
      controllers: [
        ExportConvoyController,
        CompareConvoyController,
        GetEventsController,
        GetReplayController,
        GetChangesController,
      ],
      providers: [
        { provide: READ_LOG, useValue: readLogIn(log) },
        {
          provide: HISTORY_STORE,
          useFactory: (store: EventSource, { read }: ReadModels) =>
            new HistoryStore(store, log?.folder, (stream) => lastInRows(read, stream)),
          inject: [EVENT_STORE, READ_MODELS],
        },
        ExportConvoyHandler,
        CompareConvoyHandler,
        GetEventsHandler,
        GetReplayHandler,
        GetChangesHandler,
      ],
    };
  }
}
