import { type EventStore } from '#kafila/event-store';
import { type ReadModels } from '#kafila/read-models';
import { type DynamicModule, Module } from '@nestjs/common';
import { CLOCK, EVENT_STORE, READ_MODELS } from './tokens.js';

/** What auditors ask: history, exports and proof. Only reads; the projector and the log may be in another process. */
@Module({})
export class AuditModule {
  /** Whoever opened the stores closes them. */
  static with(given: {
    readonly eventStore: EventStore;
    readonly readModels: ReadModels;
    /** RFC 3339 in UTC; that of the world unless given. */
    readonly clock?: () => string;
  }): DynamicModule {
    const { eventStore, readModels, clock = () => new Date().toISOString() } = given;
    return {
      module: AuditModule,
      controllers: [],
      providers: [
        { provide: EVENT_STORE, useValue: eventStore },
        { provide: READ_MODELS, useValue: readModels },
        { provide: CLOCK, useValue: clock },
      ],
    };
  }
}
