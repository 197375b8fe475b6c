import { STOPPING } from '#kafila/platform';
import { Reading } from '#kafila/read-models';
import { type DynamicModule, Module } from '@nestjs/common';
import { CompareController } from './compare/compare.controller.js';
import { HistoryAnswers } from './history/answer/history-answers.js';
import { ChangesController } from './history/changes/changes.controller.js';
import { EventsController } from './history/events/events.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { READ_LOG, readLogIn } from './exports/read-log.js';
import { ReplayController } from './history/replay/replay.controller.js';
import { type LogFolders } from './log/published-log.js';

/** What auditors ask: history, exports and proof. Only reads; the projector and the log may be in another process. */
@Module({})
export class AuditModule {
  static with(given: {
    /** The read side that auditors ask too: `ReadModelsModule` or `QueriesModule`. */
    readonly reads: DynamicModule;
    /** Where the log lies that reports of convoys show as proof; they say so where none is given. */
    readonly log?: LogFolders;
  }): DynamicModule {
    const { reads, log } = given;
    return {
      module: AuditModule,
      imports: [reads],
      controllers: [
        ExportsController,
        CompareController,
        EventsController,
        ReplayController,
        ChangesController,
      ],
      providers: [
        { provide: READ_LOG, useValue: readLogIn(log) },
        {
          provide: HistoryAnswers,
          useFactory: (reading: Reading, stopping: AbortSignal) => new HistoryAnswers(reading, stopping),
          inject: [Reading, STOPPING],
        },
      ],
    };
  }
}
