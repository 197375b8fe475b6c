import { type EventStore } from '#kafila/event-store';
import { HealthChecks } from '#kafila/platform';
import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { AddVehicleController } from './add-vehicle/add-vehicle.controller.js';
import { CompleteConvoyController } from './complete-convoy/complete-convoy.controller.js';
import { Desk } from './decisions/desk.js';
import { DispatchConvoyController } from './dispatch-convoy/dispatch-convoy.controller.js';
import { PlanConvoyController } from './plan-convoy/plan-convoy.controller.js';
import { StreamWriters } from './streams/stream-writers.js';
import { ReportsController } from './take-reports/reports.controller.js';
import { ReportTaker } from './take-reports/take-report.js';

/** The write side: the dispatch desk and the field units. */
@Module({})
export class IntakeModule implements OnModuleInit {
  constructor(
    @Inject(StreamWriters) private readonly writers: StreamWriters,
    @Inject(HealthChecks) private readonly health: HealthChecks,
  ) {}

  /** Whoever opened the store closes it. */
  static with(store: EventStore): DynamicModule {
    const writers = new StreamWriters(store);
    return {
      module: IntakeModule,
      controllers: [
        PlanConvoyController,
        AddVehicleController,
        DispatchConvoyController,
        CompleteConvoyController,
        ReportsController,
      ],
      providers: [
        { provide: StreamWriters, useValue: writers },
        { provide: Desk, useValue: new Desk(writers) },
        { provide: ReportTaker, useValue: new ReportTaker(writers) },
      ],
    };
  }

  onModuleInit(): void {
    this.health.register({
      name: 'event-store',
      check: async () => ({ ok: true, head: String(await this.writers.store.head()) }),
    });
  }
}
