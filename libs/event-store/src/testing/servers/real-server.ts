import { execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type EventStore } from '../../event-store.port.js';
import { openEventStoreDb } from '../../eventstoredb/open.js';
import { openOwnPart } from './own-part.js';
import { startStandIn } from '../stand-in/stand-in.js';

/** A real EventStoreDB to test against. */
export interface RealServer {
  /** Says in the name of a test which server it ran on. */
  readonly name: string;
  /** Starts it, where it does not run already. It may need a while before it answers. */
  readonly start: () => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>;
}

/** The server at `KAFILA_TEST_ESDB_URL`, or one from an `eventstored` on PATH; undefined where there is neither. */
export function findRealServer(env: NodeJS.ProcessEnv = process.env): RealServer | undefined {
  const url = env['KAFILA_TEST_ESDB_URL'];
  if (url !== undefined && url !== '') {
    const host = url.replace(/^[^/]*\/\/([^@/]*@)?/, '').replace(/\?.*$/, '');
    return { name: `at ${host}`, start: () => Promise.resolve({ url, stop: () => Promise.resolve() }) };
  }
  const binary = onPath('eventstored', env['PATH'] ?? '');
  if (binary === undefined) return undefined;
  const version = versionOf(binary);
  return { name: `${version}, from PATH`, start: () => run(binary, version) };
}

const real = findRealServer();

/** Stores of EventStoreDB that hold nothing when they are opened. */
export interface EmptyStores {
  /** One more; it is closed by `stop`, where nobody did it before. */
  readonly open: () => Promise<EventStore>;
  /** Where the last one lies, for others who write there. */
  readonly url: () => string;
  readonly stop: () => Promise<void>;
}

/** A server that tests run on. */
export interface TestServer extends RealServer {
  /** A stand-in is started for each of them; on a real server, which no test can empty, each has streams of its own. */
  readonly emptyStores: () => Promise<EmptyStores>;
}

/** What tests of EventStoreDB run on: the stand-in, and a real server where there is one. */
export const EVERY_SERVER: readonly TestServer[] = [
  { name: 'a stand-in', start: () => startStandIn(), emptyStores: onStandIns },
  ...(real ? [{ ...real, name: `a real server ${real.name}`, emptyStores: () => onOne(real) }] : []),
];

function onStandIns(): Promise<EmptyStores> {
  const ending: (() => Promise<void>)[] = [];
  let url = '';
  return Promise.resolve({
    url: () => url,
    async open() {
      const standIn = await startStandIn();
      ({ url } = standIn);
      ending.push(() => standIn.stop());
      // No leader is elected: nobody has to wait for what it would show later.
      const store = await openEventStoreDb({ url: standIn.url, showsWithinMs: 0 });
      ending.push(() => store.close());
      return store;
    },
    stop: () => endAll(ending),
  });
}

async function onOne(server: RealServer): Promise<EmptyStores> {
  const { url, stop } = await server.start();
  const ending = [stop];
  return {
    url: () => url,
    async open() {
      const store = await openOwnPart(url);
      ending.push(() => store.close());
      return store;
    },
    stop: () => endAll(ending),
  };
}

async function endAll(ending: (() => Promise<void>)[]): Promise<void> {
  for (const end of ending.splice(0).reverse()) await end();
}

/** In memory, on free ports of this machine only, with its logs in a folder that goes with it. */
async function run(binary: string, version: string): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'kafila-eventstored-'));
  const [port, inner, outer] = [await freePort(), await freePort(), await freePort()];
  const [year = 0, month = 0] = version.split('.').map(Number);
  const ports =
    year > 23 || (year === 23 && month >= 10)
      ? [`--node-ip=127.0.0.1`, `--node-port=${port}`, `--replication-port=${inner}`]
      : [
          ...['--int-ip=127.0.0.1', '--ext-ip=127.0.0.1', `--http-port=${port}`],
          ...[`--int-tcp-port=${inner}`, `--ext-tcp-port=${outer}`],
        ];
  const common = ['--mem-db', '--insecure', '--run-projections=None'];
  const folders = [`--db=${join(folder, 'data')}`, `--log=${join(folder, 'log')}`];
  const server = spawn(binary, [...common, ...ports, ...folders], { stdio: 'ignore', cwd: folder });
  const gone = new Promise<void>((resolve) => {
    server.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
  });
  return {
    url: `esdb://127.0.0.1:${port}?tls=false`,
    async stop() {
      server.kill();
      await gone;
    },
  };
}

function onPath(name: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function versionOf(binary: string): string {
  const said = execFileSync(binary, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return /\d+\.\d+(\.\d+)*/.exec(said)?.[0] ?? 'of unknown version';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
