import { setTimeout as delay } from 'node:timers/promises';
import { type ServerProcess, startServer } from '../http/server-process.js';

/** What `npm start` gives to node. */
const NODE_OPTIONS = ['--max-semi-space-size=64'];

/** It has nothing left to do when it takes less than this of a core; looked at so often, so many times at most. */
const IDLE_SHARE = 0.05;
const LOOK_MS = 2000;
const MOST_LOOKS = 150;

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** Milliseconds from the question to the whole answer. */
  readonly ms: number;
}

/** The whole service in a process of its own, as `npm start` runs it. */
export class Tracker {
  private constructor(private readonly server: ServerProcess) {}

  /** Starts it on what lies in a folder, and waits until its rows show all of it, and nothing else is left to catch up with. */
  static async start(folder: string, head: bigint): Promise<Tracker> {
    const main = new URL('../../apps/tracker/src/main.js', import.meta.url);
    // For whoever looks for where the time goes: more node options, such as --cpu-prof.
    const options = process.env['KAFILA_TEST_BENCH_NODE_OPTIONS']?.split(' ') ?? [];
    const settings = { KAFILA_DATA_DIR: folder, LOG_LEVEL: 'info' };
    const tracker = new Tracker(await startServer(main, settings, [...NODE_OPTIONS, ...options]));
    for (;;) {
      const { status } = await tracker.get(`/places/sost?waitFor=${head.toString()}`);
      if (status === 200) break;
      if (status !== 504) throw new Error(`The service answered ${status} while it caught up.`);
    }
    await tracker.idle();
    return tracker;
  }

  /** Waits until it has nothing left to do. */
  async idle(): Promise<void> {
    for (let looks = 0, before = this.cpuSeconds(); before !== null && looks < MOST_LOOKS; looks++) {
      await delay(LOOK_MS);
      const now = this.cpuSeconds() ?? before;
      if (now - before < (IDLE_SHARE * LOOK_MS) / 1000) return;
      before = now;
    }
  }

  get(path: string): Promise<Answer> {
    return this.ask(path, {});
  }

  async post(path: string, body: object): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    return this.ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** Processor time used so far, all threads; null where the system does not tell. */
  cpuSeconds(): number | null {
    return this.server.cpuSeconds();
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private async ask(path: string, init: RequestInit): Promise<Answer> {
    const begin = performance.now();
    // Once more where an idle connection was closed in the very moment: whoever reports may always send again.
    const { status, text } = await this.once(path, init).catch(() => this.once(path, init));
    const ms = performance.now() - begin;
    return { status, body: JSON.parse(text) as Answer['body'], ms };
  }

  private async once(path: string, init: RequestInit): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.server.url}/v1${path}`, init);
    return { status: response.status, text: await response.text() };
  }
}
