import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { addedGeography } from '#kafila/domain';
import { pauseAfter } from '#kafila/event-store';
import { reasonOf } from '../../database/reason.js';
import {
  type LogCall,
  type RunnerNews,
  type RunnerTask,
  type StartedRunner,
  STOP,
} from './runner-thread.protocol.js';
import { type ProjectionLog, type ProjectionStatus } from '../running/projection-log.js';
import { type RunningProjection, type RunProjectionOptions } from '../running/run-projection.options.js';
import { NOT_STARTED } from '../running/runner-status.js';

export interface RunInThreadOptions extends Pick<
  RunProjectionOptions,
  'projection' | 'readModels' | 'signal' | 'log' | 'committed'
> {
  /** Calls `serveRunner` for the same projection. */
  readonly program: URL;
  readonly task: RunnerTask;
}

/**
 * The same as `runProjection`, in a thread of its own: folding and writing rows hold up nothing in this thread. Readers
 * here are woken as if it ran here. A thread that ends unexpectedly is started again, ever more slowly.
 */
export function runInThread(options: RunInThreadOptions): RunningProjection {
  const runner = new ThreadedRunner(options);
  return { status: runner.status, finished: runner.run() };
}

class ThreadedRunner {
  readonly status: { -readonly [Fact in keyof ProjectionStatus]: ProjectionStatus[Fact] } = {
    ...NOT_STARTED,
  };
  private attempt = 0;

  constructor(private readonly options: RunInThreadOptions) {}

  async run(): Promise<void> {
    const { projection, signal, log } = this.options;
    while (!this.stopped()) {
      const error = await this.untilItEnds();
      this.status.live = false;
      if (this.stopped()) return;
      const [attempt, retryInMs] = [++this.attempt, pauseAfter(this.attempt)];
      this.status.error = reasonOf(error);
      log?.failed(projection.name, { error, attempt, retryInMs });
      await delay(retryInMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns why it ended; of no meaning where it was stopped */
  private untilItEnds(): Promise<unknown> {
    const { program, task, signal } = this.options;
    const worker = new Worker(program, {
      workerData: { ...task, geography: addedGeography() } satisfies StartedRunner,
    });
    const stop = (): void => {
      worker.postMessage(STOP);
    };
    signal.addEventListener('abort', stop);
    worker.on('message', (news: RunnerNews) => {
      this.take(news);
    });
    let why: unknown = new Error('The thread of the projection has ended unexpectedly.');
    worker.once('error', (error) => (why = error));
    return new Promise((resolve) => {
      worker.once('exit', () => {
        signal.removeEventListener('abort', stop);
        resolve(why);
      });
    });
  }

  private take(news: RunnerNews): void {
    const { projection, readModels, log, committed } = this.options;
    if (news.what === 'status') {
      Object.assign(this.status, news.status);
    } else if (news.what === 'committed') {
      committed?.(news.seconds);
    } else if (news.what === 'advanced') {
      this.attempt = 0;
      readModels.advances.announce(projection.name, news.position);
    } else if (log) {
      write(log, news.call);
    }
  }

  private stopped(): boolean {
    return this.options.signal.aborted;
  }
}

function write(log: ProjectionLog, call: LogCall): void {
  const [kind, projection] = call;
  if (kind === 'parked') log.parked(projection, call[2]);
  else if (kind === 'resumed') log.resumed(projection, call[2]);
  else if (kind === 'failed') log.failed(projection, call[2]);
  else log.changed(projection, call[2]);
}
