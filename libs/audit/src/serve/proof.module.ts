import { type EventSource } from '#kafila/event-store';
import { EVENT_STORE } from '#kafila/read-models';
import { type DynamicModule, Module } from '@nestjs/common';
import { type LogFolders } from '../log/published-log.js';
import { ConsistencyController } from './consistency.controller.js';
import { LogController } from './log.controller.js';
import { LogShelf } from './log-shelf.js';
import { ProjectionsController } from './projections.controller.js';
import { ReceiptsController } from './receipts.controller.js';
import { TilesController } from './tiles.controller.js';

/** Hands out the proof: checkpoint, tiles, keys, receipts. Only reads; the log may be kept by another process. */
@Module({})
export class ProofModule {
  /** Whoever opened the store closes it. */
  static with(given: { readonly eventStore: EventSource; readonly log: LogFolders }): DynamicModule {
    return {
      module: ProofModule,
      controllers: [
        LogController,
        TilesController,
        ReceiptsController,
        ConsistencyController,
        ProjectionsController,
      ],
      providers: [
        { provide: EVENT_STORE, useValue: given.eventStore },
        { provide: LogShelf, useValue: new LogShelf(given.log) },
      ],
    };
  }
}
