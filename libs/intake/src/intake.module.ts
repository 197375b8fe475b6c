import { type EventStore } from '#kafila/event-store';
import { type DynamicModule, Module } from '@nestjs/common';
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
export class IntakeModule {
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
        { provide: Desk, useValue: new Desk(writers) },
        { provide: ReportTaker, useValue: new ReportTaker(writers) },
      ],
    };
  }
}
