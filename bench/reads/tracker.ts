import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { beginLogIn } from '../../apps/testing/begin-log-in.js';
import { type ServerProcess, START_OPTIONS, startServer } from '../http/server-process.js';

/** It has nothing left to do when it takes less than this of a core; looked at so often, so many times at most. */
const IDLE_SHARE = 0.05;
const LOOK_MS = 2000;
const MOST_LOOKS = 150;

/** An answer of the API, as it came. What is made of it costs the load's side time, so it is made when asked for. */
export class Answer {
  constructor(
    readonly status: number,
    private readonly parts: readonly Buffer[],
    /** Milliseconds from the question to the whole answer. */
    readonly ms: number,
  ) {}

  get body(): Record<string, unknown> {
    return JSON.parse(Buffer.concat(this.parts).toString()) as Record<string, unknown>;
  }

  /** Whether a text is in its first packet. */
  firstPacketHas(text: string): boolean {
    return this.parts[0]?.includes(text) === true;
  }
}

/** The whole service in a process of its own, as `npm start` runs it. */
export class Tracker {
  private constructor(
    private readonly server: ServerProcess,
    private readonly agent = new Agent({ keepAlive: true }),
    private readonly by: Readonly<Record<string, string>> = {},
  ) {}

  /** Starts it on what lies in a folder, and waits until its rows show all of it, and nothing else is left to catch up with. */
  static async start(folder: string, head: bigint): Promise<Tracker> {
    const tracker = await Tracker.startWithKeys(folder);
    for (;;) {
      const { status } = await tracker.get(`/places/sost?waitFor=${head.toString()}`);
      if (status === 200) break;
      if (status !== 504) throw new Error(`The service answered ${status} while it caught up.`);
    }
    await tracker.idle();
    return tracker;
  }

  /** The same where there are keys: it waits for nothing, and calls without one until `as` says which. */
  static async startWithKeys(
    folder: string,
    limits: Readonly<Record<string, string>> = {},
  ): Promise<Tracker> {
    await beginLogIn(folder);
    const main = new URL('../../apps/tracker/src/main.js', import.meta.url);
    // For whoever looks for where the time goes: more node options, such as --cpu-prof.
    const options = process.env['KAFILA_TEST_BENCH_NODE_OPTIONS']?.split(' ') ?? [];
    const settings = { KAFILA_DATA_DIR: folder, LOG_LEVEL: 'info', ...limits };
    return new Tracker(await startServer(main, settings, [...START_OPTIONS, ...options]));
  }

  get url(): string {
    return this.server.url;
  }

  /** The same service, as somebody calls it with these headers. */
  as(by: Readonly<Record<string, string>>): Tracker {
    return new Tracker(this.server, this.agent, by);
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
    return this.ask(path, 'GET');
  }

  post(path: string, body: object): Promise<Answer> {
    return this.ask(path, 'POST', body);
  }

  /** Processor time used so far, all threads; null where the system does not tell. */
  cpuSeconds(): number | null {
    return this.server.cpuSeconds();
  }

  stop(): Promise<void> {
    this.agent.destroy();
    return this.server.stop();
  }

  private async ask(path: string, method: 'GET' | 'POST', body?: object): Promise<Answer> {
    const begin = performance.now();
    const json = body && JSON.stringify(body);
    // Once more where an idle connection was closed in the very moment: whoever reports may always send again.
    const { status, parts } = await this.once(path, method, json).catch(() => this.once(path, method, json));
    return new Answer(status, parts, performance.now() - begin);
  }

  /** Not `fetch`: it takes as much of the processor as the server that it asks. */
  private once(path: string, method: string, json?: string): Promise<{ status: number; parts: Buffer[] }> {
    return new Promise((resolve, reject) => {
      const headers = { ...this.by, ...(json !== undefined && { 'content-type': 'application/json' }) };
      const asked = request(
        `${this.server.url}/v1${path}`,
        { agent: this.agent, method, headers },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.once('end', () => {
            resolve({ status: answer.statusCode ?? 0, parts });
          });
          answer.once('error', reject);
        },
      );
      asked.once('error', reject);
      asked.end(json);
    });
  }
}
