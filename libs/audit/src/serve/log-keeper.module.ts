import { type EventSource } from '#kafila/event-store';
import { HealthChecks, LOG, type Log, Metrics } from '#kafila/platform';
import { readCheckpoint, type ReadModels, trips } from '#kafila/read-models';
import { type DynamicModule, Inject, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { bindRows } from '../log/bind-rows.js';
import { keepLog, type KeptPlace, type LogListener } from '../log/keep-log.js';
import { ScheduledVerification, type VerifyAtIntervals } from '../scheduled/scheduled-verification.js';
import { beginLog } from './begin-log.js';
import { type TransparencyLog } from '../log/transparency-log.js';

const KEPT = Symbol('KEPT');

/** A log, and the store that it is kept up with. */
export interface KeptLog {
  readonly eventStore: EventSource;
  /** Whose rows are bound to the log, so that a table that was shown can be traced to it. */
  readonly readModels?: ReadModels;
  readonly place: KeptPlace;
  /** Never begin a log under events that are there: a person does that, see `beginLog`. */
  readonly beginsEmpty?: boolean;
  /** Never unless given. */
  readonly verify?: VerifyAtIntervals;
}

/**
 * Keeps the transparency log up with the store for as long as the application runs. Of several processes one writes, the
 * others stand by. Where store and log contradict each other it stops for good and the service is not ready; what is
 * posted is recorded nevertheless, as a report that is refused may never come again.
 */
@Module({})
export class LogKeeperModule implements OnModuleInit, OnModuleDestroy {
  private readonly stop = new AbortController();
  private finished: Promise<void> | undefined;
  private verification: ScheduledVerification | undefined;

  constructor(
    @Inject(KEPT) private readonly kept: KeptLog,
    @Inject(LOG) private readonly log: Log,
    private readonly health: HealthChecks,
    private readonly metrics: Metrics,
  ) {}

  /** Whoever opened the store closes it. */
  static with(kept: KeptLog): DynamicModule {
    return { module: LogKeeperModule, providers: [{ provide: KEPT, useValue: kept }] };
  }

  onModuleInit(): void {
    const { eventStore: store, place, beginsEmpty = false } = this.kept;
    const { status, finished } = keepLog({
      ...{ place, store, signal: this.stop.signal, listener: listenerFor(this.log) },
      beside: rowsBound(this.kept),
      ...(beginsEmpty && { begin: () => beginLog(place, store) }),
    });
    this.finished = finished;
    this.verification = new ScheduledVerification({
      ...{ log: this.log, health: this.health, metrics: this.metrics },
      // One that stands by leaves it to the one that writes.
      isDue: () => !status.standingBy && !status.waiting,
    });
    if (this.kept.verify) this.verification.start(place, this.kept.verify);
    this.health.register({
      name: 'transparency-log',
      check: async () => {
        const { size, position, standingBy, waiting, stopped, error } = status;
        const head = waiting ? 0n : await store.head();
        return {
          ok: stopped === null && error === null,
          ...(!standingBy && { size, position: position.toString(), head: head.toString() }),
          standingBy,
          ...(waiting && { waiting: 'there is no event store yet' }),
          ...(stopped !== null && {
            fault: 'nothing is signed any more until a person has looked; the log tells what was found',
          }),
          ...(error !== null && { fault: 'does not go on at present; the log tells why' }),
        };
      },
    });
    this.metrics.gauge('kafila_log_size', 'Leaves under the last signed checkpoint.', () =>
      status.standingBy ? [] : [{ labels: {}, value: status.size }],
    );
    this.metrics.gauge(
      'kafila_log_stopped',
      '1 while nothing is signed because store, log or keys are not what they were.',
      () => [{ labels: {}, value: status.stopped === null ? 0 : 1 }],
    );
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.verification?.stop();
    await this.finished;
  }
}

/** Binds the rows whenever they have changed since the last time. */
function rowsBound({ eventStore, readModels }: KeptLog): (log: TransparencyLog) => Promise<void> {
  return async (log) => {
    if (readModels === undefined) return;
    const [bound, now] = [
      (await log.bindings(trips.name)).at(-1),
      await readCheckpoint(readModels.read, trips.name),
    ];
    if (now === undefined || (bound?.position === now.position && bound.rowsDigest === now.rowsDigest))
      return;
    await bindRows(log, { eventStore, readModels }, trips.name);
  };
}

function listenerFor(log: Log): LogListener {
  return {
    stopped: (error) => {
      log.fatal(
        { err: error },
        'the transparency log has stopped: nothing is signed any more until a person has looked; reports are recorded as before',
      );
    },
    failed: (error, retryInMs) => {
      log.error({ err: error, retryInMs }, 'the transparency log failed; it will be tried again');
    },
    changed: (state, of) => {
      log.info(
        { state, ...(of && { origin: of.origin, size: of.size, position: of.position.toString() }) },
        'transparency log',
      );
    },
  };
}
