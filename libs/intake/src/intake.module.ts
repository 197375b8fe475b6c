import { type EventStore } from '#kafila/event-store';
import { Persons } from '#kafila/persons';
import { HealthChecks, LOG, type Log, Metrics } from '#kafila/platform';
import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnModuleInit,
  type Provider,
  type Type,
} from '@nestjs/common';
import { AddVehicleController } from './add-vehicle/add-vehicle.controller.js';
import { AssignCarnetController } from './assign-carnet/assign-carnet.controller.js';
import { CancelConvoyController } from './cancel-convoy/cancel-convoy.controller.js';
import { CompleteConvoyController } from './complete-convoy/complete-convoy.controller.js';
import { CarnetDesk } from './desk/carnet-desk.js';
import { Consequences } from './across-convoys/consequences.js';
import { ConvoyDesk } from './desk/convoy-desk.js';
import { KeepUp } from './desk/keep-up.js';
import { MembershipReader } from './across-convoys/membership-reader.js';
import { DispatchConvoyController } from './dispatch-convoy/dispatch-convoy.controller.js';
import { DivertConvoyController } from './divert-convoy/divert-convoy.controller.js';
import { ErasePersonController } from './erase-person/erase-person.controller.js';
import { FindPersonController } from './find-person/find-person.controller.js';
import { HoldConvoyController } from './hold-convoy/hold-convoy.controller.js';
import { IssueCarnetController } from './issue-carnet/issue-carnet.controller.js';
import { MergeConvoysController } from './merge-convoys/merge-convoys.controller.js';
import { ForgetErased } from './persons/forget-erased.js';
import { PersonDesk } from './persons/person-desk.js';
import { PlanConvoyController } from './plan-convoy/plan-convoy.controller.js';
import { RecallConvoyController } from './recall-convoy/recall-convoy.controller.js';
import { ReleaseConvoyController } from './release-convoy/release-convoy.controller.js';
import { ReplaceVehicleController } from './replace-vehicle/replace-vehicle.controller.js';
import { SplitConvoyController } from './split-convoy/split-convoy.controller.js';
import { AppendMeter } from './streams/append-meter.js';
import { StreamWriters } from './streams/stream-writers.js';
import { ReportsController } from './take-reports/reports.controller.js';
import { ReportTaker } from './take-reports/report-taker.js';
import { WithdrawVehicleController } from './withdraw-vehicle/withdraw-vehicle.controller.js';

const CONTROLLERS: Type[] = [
  PlanConvoyController,
  AddVehicleController,
  WithdrawVehicleController,
  ReplaceVehicleController,
  DispatchConvoyController,
  DivertConvoyController,
  HoldConvoyController,
  ReleaseConvoyController,
  SplitConvoyController,
  MergeConvoysController,
  RecallConvoyController,
  CancelConvoyController,
  CompleteConvoyController,
  IssueCarnetController,
  AssignCarnetController,
  ErasePersonController,
  FindPersonController,
  ReportsController,
];

/** The write side: the dispatch desk and the field units. */
@Module({})
export class IntakeModule implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(StreamWriters) private readonly writers: StreamWriters,
    @Inject(HealthChecks) private readonly health: HealthChecks,
    @Inject(KeepUp) private readonly keepUp: KeepUp,
    @Inject(ForgetErased) private readonly forgetErased: ForgetErased,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(AppendMeter) private readonly meter: AppendMeter,
  ) {}

  /** Whoever opened the store and the keys closes them. */
  static with(store: EventStore, persons: Persons): DynamicModule {
    return { module: IntakeModule, controllers: CONTROLLERS, providers: providersOn(store, persons) };
  }

  onModuleInit(): void {
    this.meter.took = this.metrics.seconds('kafila_append_seconds', 'Seconds until an append is durable.');
    this.metrics.gauge(
      'kafila_append_queue_depth',
      'Appends that the event store has not answered yet.',
      () => this.meter.pending,
    );
    this.health.register({
      name: 'event-store',
      check: async () => ({ ok: true, head: String(await this.writers.store.head()) }),
    });
  }

  onApplicationBootstrap(): void {
    this.keepUp.begin();
    this.forgetErased.begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.keepUp.end(), this.forgetErased.end()]);
  }
}

function providersOn(store: EventStore, persons: Persons): Provider[] {
  const meter = new AppendMeter();
  const writers = new StreamWriters(meter.measured(store));
  return [
    { provide: AppendMeter, useValue: meter },
    { provide: StreamWriters, useValue: writers },
    { provide: Persons, useValue: persons },
    { provide: PersonDesk, useValue: new PersonDesk(writers, persons) },
    {
      provide: ForgetErased,
      inject: [LOG],
      useFactory: (log: Log) => new ForgetErased(store, persons, log),
    },
    { provide: ReportTaker, useValue: new ReportTaker(writers) },
    {
      provide: MembershipReader,
      inject: [LOG],
      useFactory: (log: Log) =>
        new MembershipReader(store, ({ stream, revision }, err) => {
          log.error({ err, stream, revision }, 'a decision cannot be read; its convoy is not looked at');
        }),
    },
    {
      provide: ConvoyDesk,
      inject: [MembershipReader, LOG],
      useFactory: (around: MembershipReader, log: Log) =>
        new ConvoyDesk(writers, around, new Consequences(writers, around), (consequence, err) => {
          log.error({ err, ...consequence }, 'what follows from a decision cannot be brought about');
        }),
    },
    {
      provide: CarnetDesk,
      inject: [MembershipReader],
      useFactory: (around: MembershipReader) => new CarnetDesk(writers, around),
    },
    {
      provide: KeepUp,
      inject: [ConvoyDesk, LOG],
      useFactory: (desk: ConvoyDesk, log: Log) => new KeepUp(desk, log),
    },
  ];
}
