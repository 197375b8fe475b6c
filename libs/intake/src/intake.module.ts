import { EVENT_STORE, type EventStore } from '#kafila/event-store';
import { Persons } from '#kafila/persons';
import { HealthChecks } from '#kafila/platform';
import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Consequences } from './across-convoys/consequences.js';
import { MembershipReader } from './across-convoys/membership-reader.js';
import { CarnetDesk } from './desk/carnet-desk.js';
import { ConvoyDesk } from './desk/convoy-desk.js';
import { PeriodicCatchUp } from './desk/periodic-catch-up.js';
import { ForgetErased } from './persons/forget-erased.js';
import { MeasuredStore, OPENED_STORE } from './streams/measured-store.js';
import { StreamWriters } from './streams/stream-writers.js';
import { CONTROLLERS, HANDLERS } from './use-cases.js';

/** The write side: the dispatch desk and the field units. */
@Module({
  imports: [CqrsModule],
  controllers: CONTROLLERS,
  providers: [
    { provide: EVENT_STORE, useClass: MeasuredStore },
    StreamWriters,
    MembershipReader,
    Consequences,
    ConvoyDesk,
    CarnetDesk,
    PeriodicCatchUp,
    ForgetErased,
    ...HANDLERS,
  ],
})
export class IntakeModule implements OnModuleInit {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly health: HealthChecks,
  ) {}

  /** The intake closes neither the store nor the keys: their opener does. */
  static with(store: EventStore, persons: Persons): DynamicModule {
    return {
      module: IntakeModule,
      providers: [
        { provide: OPENED_STORE, useValue: store },
        { provide: Persons, useValue: persons },
      ],
    };
  }

  onModuleInit(): void {
    this.health.register({
      name: 'event-store',
      check: async () => ({ ok: true, head: String(await this.store.head()) }),
    });
  }
}
