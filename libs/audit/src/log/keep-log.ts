import { setTimeout as delay } from 'node:timers/promises';
import { type EventSource, EventStoreNotBegun, pauseAfter } from '#kafila/event-store';
import { KeysUnusable } from '../signing/key-ring.js';
import { followLog } from './follow-log.js';
import { type LogPlace } from './log-folder.js';
import { LogContradicted, LogDamaged, LogLocked } from './log.errors.js';
import { originOf } from './origin.js';
import { type SignedCheckpoint } from '../signing/signed-checkpoint.js';
import { TransparencyLog } from './transparency-log.js';

/** How a log is doing. */
export interface LogStatus {
  /** Leaves under the last checkpoint. */
  readonly size: number;
  /** Every event up to here is in the log. */
  readonly position: bigint;
  /** The end of the event store has been reached since this process began to write the log. */
  readonly live: boolean;
  /** Another process writes the log; this one waits to take over. */
  readonly standingBy: boolean;
  /** There is no event store yet, and so nothing to be logged. */
  readonly waiting: boolean;
  /** Why nothing is signed any more until a person has looked; null while all is well. */
  readonly stopped: string | null;
  /** Why it does not go on at present, though it is tried again; null while it does. */
  readonly error: string | null;
}

/** Where a log lies; undefined as origin: the one it began with, or a new one. */
export type KeptPlace = Omit<LogPlace, 'origin'> & { readonly origin: string | undefined };

export interface KeepLogOptions {
  readonly place: KeptPlace;
  readonly store: EventSource;
  /** Called before the log is opened: begins one where that may be. By default one is begun wherever there is none. */
  readonly begin?: () => Promise<unknown>;
  /** Ends the work after the append under way. */
  readonly signal: AbortSignal;
  /** See `followLog`. Default 250 ms. */
  readonly restMs?: number;
  /** How often one that stands by asks whether it may take over. Default 500 ms. */
  readonly standByMs?: number;
  /** Called with every checkpoint once it is durable. What it throws is a failure like any other. */
  readonly published?: (log: TransparencyLog, checkpoint: SignedCheckpoint, live: boolean) => void;
  /** Repeated while this process writes the log; what it throws goes to the listener and ends nothing. */
  readonly beside?: (log: TransparencyLog) => Promise<void>;
  /** From one time to the next. Default 10 s. */
  readonly besideMs?: number;
  readonly listener?: LogListener;
}

/** What the one who keeps a log has to say to the people who run it. */
export interface LogListener {
  /** It must not go on: the store, the log or its keys are not what they were. Somebody must look. */
  stopped(error: Error): void;
  /** Something failed and will be tried again. */
  failed(error: unknown, retryInMs: number): void;
  changed(state: 'active' | 'live' | 'standing-by' | 'waiting', log?: TransparencyLog): void;
}

/** After these nothing is tried again: what was signed must not be signed over. */
const FINAL = [LogContradicted, LogDamaged, KeysUnusable];

/**
 * Keeps a log up with a store until the signal comes. One process writes it at a time; others stand by. A store that does
 * not answer is asked again, ever more slowly. Where store and log contradict each other it stops for good, and says so:
 * only a person can tell which of them was changed.
 */
export function keepLog(options: KeepLogOptions): {
  readonly status: LogStatus;
  readonly finished: Promise<void>;
} {
  const keeper = new LogKeeper(options);
  return { status: keeper.status, finished: keeper.run() };
}

class LogKeeper {
  readonly status: { -readonly [Fact in keyof LogStatus]: LogStatus[Fact] } = {
    ...{ size: 0, position: 0n, live: false, standingBy: false, waiting: false, stopped: null, error: null },
  };
  private attempt = 0;

  constructor(private readonly options: KeepLogOptions) {}

  async run(): Promise<void> {
    while (!this.ended && this.status.stopped === null) {
      await this.work().catch((error: unknown) => this.endured(error));
      this.status.live = false;
    }
  }

  private get ended(): boolean {
    return this.options.signal.aborted;
  }

  private async endured(error: unknown): Promise<void> {
    const { standByMs = 500, listener } = this.options;
    if (this.ended) return;
    if (error instanceof LogLocked) {
      this.stand(true);
      await this.pause(standByMs);
    } else if (error instanceof Error && FINAL.some((kind) => error instanceof kind)) {
      this.status.stopped = error.message;
      listener?.stopped(error);
    } else if (error instanceof EventStoreNotBegun && this.status.size === 0) {
      if (!this.status.waiting) listener?.changed('waiting');
      this.status.waiting = true;
      this.status.error = null;
      await this.pause(standByMs);
    } else {
      await this.pause(this.failed(error));
    }
  }

  private async work(): Promise<void> {
    const { place, store, signal, restMs = 250, published, listener } = this.options;
    await this.options.begin?.();
    const origin = place.origin ?? (await originOf(place));
    const log = await TransparencyLog.open({ ...place, origin });
    try {
      this.stand(false);
      listener?.changed('active', log);
      this.status.size = log.size;
      this.status.position = log.position;
      const publish = (checkpoint: SignedCheckpoint, live: boolean): void => {
        this.reached(log);
        if (live && !this.status.live) listener?.changed('live', log);
        this.status.live = live;
        published?.(log, checkpoint, live);
      };
      const done = new AbortController();
      const beside = this.doBeside(log, AbortSignal.any([signal, done.signal]));
      await followLog({ log, store, signal, restMs, published: publish }).finally(() => {
        done.abort();
        return beside;
      });
    } finally {
      await log.close();
    }
    if (!signal.aborted) throw new Error('The event store ended the subscription.');
  }

  private reached(log: TransparencyLog): void {
    this.attempt = 0;
    this.status.error = null;
    this.status.waiting = false;
    this.status.size = log.size;
    this.status.position = log.position;
  }

  private async doBeside(log: TransparencyLog, signal: AbortSignal): Promise<void> {
    const { beside, besideMs = 10_000, listener } = this.options;
    while (beside && !signal.aborted) {
      await beside(log).catch((error: unknown) => listener?.failed(error, besideMs));
      await delay(besideMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private stand(by: boolean): void {
    if (by) {
      this.attempt = 0;
      this.status.error = null;
    }
    if (by && !this.status.standingBy) this.options.listener?.changed('standing-by');
    this.status.standingBy = by;
  }

  private failed(error: unknown): number {
    this.attempt += 1;
    this.status.waiting = false;
    const retryInMs = pauseAfter(this.attempt);
    this.status.error = error instanceof Error ? error.message : String(error);
    this.options.listener?.failed(error, retryInMs);
    return retryInMs;
  }

  private async pause(ms: number): Promise<void> {
    // Cut short by the signal: that is no failure.
    await delay(ms, undefined, { signal: this.options.signal }).catch(() => undefined);
  }
}
