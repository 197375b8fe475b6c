import { type EventSource } from '#kafila/event-store';
import { EVENT_STORE } from '#kafila/read-models';
import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { type LogFolders } from '../log/published-log.js';
import { GetCheckpointController } from './get-checkpoint/get-checkpoint.controller.js';
import { GetCheckpointHandler } from './get-checkpoint/get-checkpoint.handler.js';
import { GetKeysController } from './get-keys/get-keys.controller.js';
import { GetKeysHandler } from './get-keys/get-keys.handler.js';
import { GetTileController } from './get-tile/get-tile.controller.js';
import { GetTileHandler } from './get-tile/get-tile.handler.js';
import { ListBindingsController } from './list-bindings/list-bindings.controller.js';
import { ListBindingsHandler } from './list-bindings/list-bindings.handler.js';
import { LogShelf } from './log-shelf.js';
import { ProveConsistencyController } from './prove-consistency/prove-consistency.controller.js';
import { ProveConsistencyHandler } from './prove-consistency/prove-consistency.handler.js';
import { ProveReceiptController } from './prove-receipt/prove-receipt.controller.js';
import { ProveReceiptHandler } from './prove-receipt/prove-receipt.handler.js';

/** Hands out the proof: checkpoint, tiles, keys, receipts. Only reads; the log may be kept by another process. */
@Module({})
export class ProofModule {
  /** Who opened the store closes it. */
  static with(given: {
    readonly eventStore: EventSource;
    readonly log: LogFolders;
    /** The read side, which knows what is in the scope of somebody: without it, whoever has one is shown no receipt. */
    readonly reads?: DynamicModule;
  }): DynamicModule {
    return {
      module: ProofModule,
      imports: [CqrsModule, ...(given.reads ? [given.reads] : [])],
      controllers: [
        GetCheckpointController,
        GetKeysController,
        GetTileController,
        ProveReceiptController,
        ProveConsistencyController,
        ListBindingsController,
      ],
      providers: [
        { provide: EVENT_STORE, useValue: given.eventStore },
        { provide: LogShelf, useValue: new LogShelf(given.log) },
        GetCheckpointHandler,
        GetKeysHandler,
        GetTileHandler,
        ProveReceiptHandler,
        ProveConsistencyHandler,
        ListBindingsHandler,
      ],
    };
  }
}
