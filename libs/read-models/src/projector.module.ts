import { type EventStore } from '#kafila/event-store';
import { HealthChecks, LOG, type Log } from '#kafila/platform';
import { type DynamicModule, Inject, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type ReadModels } from './database/read-models.js';
import { type ProjectionLog } from './runner/projection-log.js';
import { runProjection, type RunningProjection } from './runner/run-projection.js';
import { trips } from './trips/trips.projection.js';

const STORES = Symbol('STORES');

interface Stores {
  readonly eventStore: EventStore;
  readonly readModels: ReadModels;
}

/** Keeps the read models up to date for as long as the application runs. */
@Module({})
export class ProjectorModule implements OnModuleInit, OnModuleDestroy {
  private readonly stop = new AbortController();
  private running: RunningProjection | undefined;

  constructor(
    @Inject(STORES) private readonly stores: Stores,
    @Inject(LOG) private readonly log: Log,
    @Inject(HealthChecks) private readonly health: HealthChecks,
  ) {}

  /** Whoever opened the stores closes them. */
  static with(stores: Stores): DynamicModule {
    return { module: ProjectorModule, providers: [{ provide: STORES, useValue: stores }] };
  }

  onModuleInit(): void {
    const { signal } = this.stop;
    const running = runProjection({ projection: trips, ...this.stores, signal, log: logTo(this.log) });
    this.running = running;
    this.health.register({
      name: `projection-${trips.name}`,
      check: () => {
        const { position, live, standingBy, parked, error } = running.status;
        return Promise.resolve({
          ok: error === null && (live || standingBy),
          position: position.toString(),
          live,
          standingBy,
          parked,
          ...(error !== null && { fault: 'does not go on at present; the log tells why' }),
        });
      },
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running?.finished;
  }
}

function logTo(log: Log): ProjectionLog {
  return {
    parked: (projection, { stream, position, revision, reason }) => {
      log.error(
        { projection, stream, position: position.toString(), revision, reason },
        'stream parked: an event could not be digested; its rows stay as they were, all other streams go on',
      );
    },
    resumed: (projection, stream) => {
      log.warn(
        { projection, stream },
        'stream goes on: what had parked it was taken back, retried or skipped',
      );
    },
    failed: (projection, { error, attempt, retryInMs }) => {
      log.error({ projection, err: error, attempt, retryInMs }, 'projection failed; it will be tried again');
    },
    changed: (projection, state) => {
      log.info({ projection, state }, 'projection');
    },
  };
}
