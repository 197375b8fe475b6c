import Database from 'better-sqlite3';
import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { type Latency, percentile } from './figures.js';

const PACKAGES = [
  'better-sqlite3',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  'fastify',
  'ajv',
  'kysely',
  'autocannon',
];

/** Under what conditions figures were taken. Only figures of one run may be compared. */
export interface Conditions {
  readonly takenAt: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly system: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  /** Over the last minute, before the run: what others were doing. */
  readonly loadBefore: number;
  /** Writing 4 KB and syncing it to disk, in the folder of the stores, milliseconds. */
  readonly diskSync: Latency;
}

export function readConditions(folder: string): Conditions {
  return {
    takenAt: new Date().toISOString(),
    versions: { node: process.versions.node, sqlite: sqliteVersion(), ...packageVersions() },
    system: `${platform()} ${release()} ${arch()}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    loadBefore: loadavg()[0] ?? NaN,
    diskSync: measureSync(folder),
  };
}

/** Others were busy enough to take a noticeable part of the machine. */
export function isNoisy({ loadBefore, cores }: Conditions): boolean {
  // Compiling the benchmark itself has just kept one core busy.
  return loadBefore > cores / 2;
}

function measureSync(folder: string): Latency {
  const file = join(folder, 'sync');
  const handle = openSync(file, 'w');
  const page = Buffer.alloc(4096, 1);
  const times = new Float64Array(200);
  for (let i = 0; i < times.length; i++) {
    const begin = performance.now();
    writeSync(handle, page);
    fdatasyncSync(handle);
    times[i] = performance.now() - begin;
  }
  closeSync(handle);
  rmSync(file);
  times.sort();
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

function sqliteVersion(): string {
  const db = new Database(':memory:');
  const version = db.prepare('SELECT sqlite_version()').pluck().get();
  db.close();
  return String(version);
}

function packageVersions(): Record<string, string> {
  return Object.fromEntries(
    PACKAGES.map((name) => {
      const { version } = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')) as {
        version: string;
      };
      return [name, version];
    }),
  );
}
