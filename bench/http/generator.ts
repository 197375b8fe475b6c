import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type LoadJob, type LoadResult } from './load.protocol.js';

/** The load generator, seen from here. */
export class Generator {
  readonly #ended: Promise<never>;

  private constructor(private readonly child: ChildProcess) {
    this.#ended = once(child, 'exit').then(([code]) => {
      throw new Error(`The load generator ended with code ${String(code)}.`);
    });
    // Told to whoever waits for a round; at the end nobody does.
    this.#ended.catch(() => undefined);
  }

  static start(): Generator {
    const path = fileURLToPath(new URL('./load.process.js', import.meta.url));
    // Typed arrays come back as they are.
    return new Generator(fork(path, { serialization: 'advanced' }));
  }

  /** Sends one round and waits for its end. */
  async send(job: LoadJob): Promise<LoadResult> {
    const answer = new Promise<LoadResult>((resolve) => {
      this.child.once('message', (result) => {
        resolve(result as LoadResult);
      });
    });
    this.child.send(job);
    return Promise.race([answer, this.#ended]);
  }

  stop(): void {
    this.child.kill();
  }
}
