import { addedGeography, type Geography, type KeyEvent } from '#kafila/domain';
import {
  type Anchors,
  type BegunStream,
  type BegunStreamsOptions,
  EventStoreChanged,
  type EventStorePlace,
  EventStoreUnavailable,
  type StreamList,
} from '#kafila/event-store';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type FoldedStreams, foldStreams, type FoldStreamsContext } from './fold-streams.js';
import { type SkippedEvent } from '../parking/skipped-events.js';

export interface FoldingTask {
  /** Of the event store. */
  readonly place: EventStorePlace;
  /** By what the store is known again, with all up to there. */
  readonly anchors: Anchors;
  readonly upTo: bigint;
  readonly skipped: readonly SkippedEvent[];
  readonly keys: readonly KeyEvent[];
  /** See `FoldStreamsContext`. */
  readonly unwritten: number;
}

/** Folds streams, in this thread or in others. */
export interface Folding {
  /** How many calls keep it busy. */
  readonly atOnce: number;
  /** @throws where the event store cannot be read, or a thread has ended */
  fold(streams: readonly string[]): Promise<FoldedStreams>;
  /** Lists streams as the store does; undefined where its caller had better do it. */
  readonly streamsBegun?: StreamList['streamsBegun'];
  close(): Promise<void>;
}

/** What such a thread is given when it starts. */
export interface Started extends FoldingTask {
  /** The places and corridors that were added. */
  readonly geography: Geography;
}

export type Asked = { readonly number: number } & (
  { readonly streams: readonly string[] } | { readonly begun: BegunStreamsOptions }
);
interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}
export type Answered = { readonly number: number } & (
  | { readonly folded: FoldedStreams }
  | { readonly begun: readonly BegunStream[] }
  | { readonly failure: Failure }
);

/** One for each core. More than eight would only wait for the thread that writes. */
export const FOLDING_THREADS = Math.min(8, availableParallelism());
/** Calls that wait in a thread, so that it has work when it has answered. */
const WAITING_FOR_EACH = 2;
/** Most states of a fold die young; with less room many would be copied first. */
const YOUNG_MB = 64;

export function foldHere(context: FoldStreamsContext): Folding {
  return { atOnce: 1, fold: (streams) => foldStreams(context, streams), close: () => Promise.resolve() };
}

/**
 * Folds in threads of their own.
 *
 * @param program calls `serveFolding`
 */
export function foldInThreads(program: URL, task: FoldingTask): Folding {
  const threads = Array.from({ length: FOLDING_THREADS }, () => new FoldingThread(program, task));
  return {
    atOnce: FOLDING_THREADS * (1 + WAITING_FOR_EACH),
    fold: (streams) =>
      threads.reduce((least, each) => (each.pending < least.pending ? each : least)).fold(streams),
    // Listing a server's streams takes as long as folding some of them. A file has a list.
    ...(task.place.kind !== 'sqlite' && threads[0] && { streamsBegun: threads[0].streamsBegun }),
    close: async () => {
      for (const thread of threads) await thread.close();
    },
  };
}

class FoldingThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<
    number,
    { readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void }
  >();
  private asked = 0;
  private ended: Error | undefined;

  constructor(program: URL, task: FoldingTask) {
    this.worker = new Worker(program, {
      workerData: { ...task, geography: addedGeography() } satisfies Started,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.worker.on('message', (answered: Answered) => {
      const asked = this.waiting.get(answered.number);
      this.waiting.delete(answered.number);
      if ('folded' in answered) asked?.resolve(answered.folded as never);
      else if ('begun' in answered) asked?.resolve(answered.begun as never);
      else asked?.reject(errorFrom(answered.failure));
    });
    this.worker.once('error', (error) => {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    });
    this.worker.once('exit', () => {
      this.fail(new Error('A folding thread ended unexpectedly.'));
    });
  }

  get pending(): number {
    return this.waiting.size;
  }

  fold(streams: readonly string[]): Promise<FoldedStreams> {
    return this.ask<FoldedStreams>((number) => ({ number, streams }));
  }

  readonly streamsBegun = (begun: BegunStreamsOptions): Promise<readonly BegunStream[]> =>
    this.ask<readonly BegunStream[]>((number) => ({ number, begun }));

  private ask<Answer>(asked: (number: number) => Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.ended) throw this.ended;
      const number = this.asked++;
      this.waiting.set(number, { resolve, reject });
      this.worker.postMessage(asked(number));
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private fail(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}

/** As it was thrown there: not everything in it can be sent. */
function errorFrom({ name, message, stack }: Failure): Error {
  const known = [EventStoreChanged, EventStoreUnavailable].find((kind) => kind.name === name);
  const error = known ? new known(message) : new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
