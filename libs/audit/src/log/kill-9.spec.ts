import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { timesTried } from '#kafila/domain/testing';
import { openSqliteEventStore } from '#kafila/event-store';
import { encodeLeaf, provesConsistency, toHex } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { openKeyRing } from '../signing/key-ring.js';
import { catchUp, coveredEvents, PREFIXES } from '../testing/audited-world.js';
import { naiveRoot } from '../testing/naive-tree.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { tilesInFolder } from '../tiles/tile-source.js';
import { eventsInFile } from '../verify/events-in-file.js';
import { verdictOf } from '../verify/verdict-of.js';
import { verifyLog } from '../verify/verify-log.js';
import { openCheckpoint, type SignedCheckpoint } from '../signing/signed-checkpoint.js';
import { TransparencyLog } from './transparency-log.js';

const ROUNDS = timesTried(3, 8);
/** Moments of the first start. */
const MOMENTS = timesTried(2, 6);

const temporary = temporaryFolder();
// Child processes start from built code only.
const program = fileURLToPath(
  new URL('../testing/log-writer.js', import.meta.url.replace('/libs/audit/', '/dist/libs/audit/')),
);

/** Lets a process follow a store that it fills, and kills it so many milliseconds after a line of its output. */
async function killed(folder: string, { line, afterMs }: { line: number; afterMs: number }): Promise<void> {
  const child = spawn(process.execPath, [program, folder, '40'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), afterMs);
  if (line === 0) kill();
  const lines: string[] = [];
  for await (const text of createInterface({ input: child.stdout })) if (lines.push(text) === line) kill();
  expect(await exited).toEqual([null, 'SIGKILL']);
}

describe('kill -9 of what writes the log', () => {
  it(`leaves a whole log at every moment, which only adds to what was published before, in ${ROUNDS} rounds`, async () => {
    const folder = temporary.path('killed');
    mkdirSync(folder);
    const place = {
      folder: join(folder, 'log'),
      keyFolder: join(folder, 'keys'),
      origin: 'log.example/kafila',
      streamPrefixes: PREFIXES,
    };
    const file = join(folder, 'events.db');
    const seen: SignedCheckpoint[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      // Checkpoints come every few milliseconds: most kills fall into the writing of one.
      await killed(folder, { line: 2 + Math.floor(Math.random() * 12), afterMs: Math.random() * 12 });
      // Read before anything is repaired: what a reader of the folder sees at this moment must verify.
      const { published } = await openKeyRing(place.keyFolder, place.origin);
      const note = readFileSync(join(place.folder, 'checkpoint'), 'utf8');
      const verdict = await verdictOf(
        verifyLog({
          events: eventsInFile(file),
          streamPrefixes: PREFIXES,
          log: tilesInFolder(place.folder),
          kept: seen.map((checkpoint) => checkpoint.note),
          verifierKeys: published,
        }),
      );
      expect(verdict).toMatchObject({ outcome: 'intact' });
      seen.push(openCheckpoint(note, published).checkpoint);
    }

    const store = await openSqliteEventStore({ file });
    const log = await TransparencyLog.open(place);
    await catchUp(log, store);
    const entries = (await coveredEvents(store)).map((event) => encodeLeaf(event, nodeCrypto));
    expect(toHex(log.checkpoint.root)).toBe(naiveRoot(entries));
    expect(log.size).toBeGreaterThan(25 * ROUNDS);
    for (const first of seen) {
      const proof = await log.proveConsistency(first.size);
      expect(provesConsistency({ first, second: log.checkpoint }, proof, nodeCrypto)).toBe(true);
    }
    await log.close();
    await store.close();
  }, 120_000);
});

describe('kill -9 of the first start', () => {
  it('leaves a log that begins at the next start, whenever it comes', async () => {
    for (let afterMs = 60; afterMs < 600; afterMs += 540 / MOMENTS) {
      const folder = temporary.path(`first-${afterMs}`);
      mkdirSync(folder);
      await killed(folder, { line: 0, afterMs });
      await killed(folder, { line: 3, afterMs: 0 });
    }
  }, 120_000);
});

afterAll(() => {
  temporary.remove();
});
