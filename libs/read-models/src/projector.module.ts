import { EventStoreNotBegun, type EventSource, headOrHindrance } from '#kafila/event-store';
import { HealthChecks, LOG, type Log, Metrics } from '#kafila/platform';
import { type DynamicModule, Inject, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type ReadModels } from './database/read-models.js';
import { figureOf, type Lag, lagOf } from './operations/lag.js';
import { type ProjectionLog } from './runner/running/projection-log.js';
import { runInThread } from './runner/thread/run-in-thread.js';
import { runProjection } from './runner/running/run-projection.js';
import {
  type RunningProjection,
  type RunProjectionOptions,
} from './runner/running/run-projection.options.js';
import { type RunnerTask } from './runner/thread/runner-thread.protocol.js';
import { trips } from './trips/trips.projection.js';
import { threadsOf, TRIPS_RUNNER } from './trips/trips.threads.js';

const STORES = Symbol('STORES');
const RUN = Symbol('RUN');

interface Stores {
  readonly eventStore: EventSource;
  readonly readModels: ReadModels;
}

const STORE_CHANGED =
  'event-store-changed: the event store does not have what the rows were made from; the log tells what is missing';

type Run = (options: Pick<RunProjectionOptions, 'signal' | 'log' | 'committed'>) => RunningProjection;

/** Keeps the read models up to date for as long as the application runs. */
@Module({})
export class ProjectorModule implements OnModuleInit, OnModuleDestroy {
  private readonly stop = new AbortController();
  private running: RunningProjection | undefined;

  constructor(
    @Inject(STORES) private readonly stores: Stores,
    @Inject(RUN) private readonly run: Run,
    @Inject(LOG) private readonly log: Log,
    private readonly health: HealthChecks,
    private readonly metrics: Metrics,
  ) {}

  /** @param stores closed by the caller */
  static with(stores: Stores): DynamicModule {
    return moduleOf(stores, (options) =>
      runProjection({ projection: trips, ...stores, threads: threadsOf(trips), ...options }),
    );
  }

  /** In a thread that opens both stores by itself: folding and writing rows hold up no answer. */
  static inThread(stores: Stores, task: RunnerTask): DynamicModule {
    return moduleOf(stores, (options) =>
      runInThread({ projection: trips, ...stores, program: TRIPS_RUNNER, task, ...options }),
    );
  }

  onModuleInit(): void {
    const { signal } = this.stop;
    const folded = this.metrics.seconds(
      'kafila_fold_seconds',
      'Seconds to fold a commit of events and to write its rows.',
      ['projection'],
    );
    const running = this.run({
      ...{ signal, log: logTo(this.log) },
      committed: (seconds) => {
        folded(seconds, { projection: trips.name });
      },
    });
    this.running = running;
    this.measure(running);
    this.health.register({
      name: `projection-${trips.name}`,
      check: async () => {
        const { position, live, standingBy, waiting, parked, rebuilding, storeChanged, error } =
          running.status;
        const found = waiting ? { head: 0n } : await this.headOrFault();
        if ('fault' in found) {
          return { ok: false, position: position.toString(), live, standingBy, parked, fault: found.fault };
        }
        const { head } = found;
        return {
          // While rows of a new version are built, the ones before are read.
          ok: error === null && (live || standingBy || waiting || rebuilding !== null),
          position: position.toString(),
          head: head.toString(),
          // A runner that stands by does not follow: the other one knows.
          ...(!standingBy && asText(lagOf(position, head, this.stores.eventStore))),
          live,
          standingBy,
          ...(waiting && { waiting: 'there is no event store yet' }),
          parked,
          ...(rebuilding && {
            rebuilding: { percent: rebuilding.percent, secondsLeft: rebuilding.secondsLeft },
          }),
          ...(error !== null && {
            fault: storeChanged ? STORE_CHANGED : 'does not go on at present; the log tells why',
          }),
        };
      },
    });
  }

  private async headOrFault(): Promise<{ readonly head: bigint } | { readonly fault: string }> {
    try {
      return await headOrHindrance(this.stores.eventStore);
    } catch (error) {
      if (error instanceof EventStoreNotBegun) return { fault: 'there is no event store any more' };
      throw error;
    }
  }

  /** Only the process that works on the projection measures it. */
  private measure({ status }: RunningProjection): void {
    const gauge = (name: string, help: string, read: () => number | Promise<number>): void => {
      this.metrics.gauge(
        name,
        help,
        async () => (status.standingBy ? [] : [{ labels: { projection: trips.name }, value: await read() }]),
        ['projection'],
      );
    };
    gauge('kafila_projection_position', 'Every event up to here is in the rows.', () =>
      Number(status.position),
    );
    const { eventStore } = this.stores;
    const behind = async (): Promise<number> =>
      Number(figureOf(lagOf(status.position, await eventStore.head(), eventStore)));
    if (eventStore.gapless === true) {
      gauge('kafila_projection_lag_events', 'Events that are recorded and not in the rows yet.', behind);
    } else {
      gauge(
        'kafila_projection_lag_bytes',
        'Bytes of the log of EventStoreDB from the rows to its last event.',
        behind,
      );
    }
    gauge('kafila_parked_streams', 'Streams that an event has stopped.', () => status.parked);
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.running?.finished;
  }
}

function moduleOf(stores: Stores, run: Run): DynamicModule {
  return {
    module: ProjectorModule,
    providers: [
      { provide: STORES, useValue: stores },
      { provide: RUN, useValue: run },
    ],
  };
}

/** In JSON, as positions are. */
function asText(lag: Lag): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(lag).map(([name, figure]) => [name, String(figure)]));
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
