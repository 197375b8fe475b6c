import { afterAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { EventStoreUnusable } from '../event-store.errors.js';
import { type Acknowledged, notKeptWhole } from '../testing/kept-whole.js';
import { readWholeStore } from '../testing/sample-events.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { builtUrl } from './file/built-url.js';
import { openSqliteEventStore } from './open-store.js';

const AT_LENGTH = process.env['KAFILA_TEST_SHARE'] === '1';
/** Each starts a process. */
const ROUNDS = AT_LENGTH ? 24 : 6;

const folder = temporaryFolder();
const program = fileURLToPath(builtUrl(import.meta.url, '../testing/load-writer.js'));

function startWriting(
  file: string,
  round: number,
  complaints: 'inherit' | 'ignore' = 'inherit',
): ChildProcess {
  return spawn(process.execPath, [program, file, String(round)], { stdio: ['ignore', 'pipe', complaints] });
}

/** The acknowledgements a process printed until it was killed, at the given one or a little later. */
async function writeUntilKilled(file: string, round: number, killAt: number): Promise<string[]> {
  const child = startWriting(file, round);
  const exited = once(child, 'exit');
  if (child.stdout === null) throw new Error('The output is piped.');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === killAt) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  // The last line may have been torn by the kill.
  return lines.slice(1, -1);
}

function acknowledgement(line: string): Acknowledged {
  const [stream = '', revision, ids = ''] = line.split(' ');
  return { stream, revision: Number(revision), ids: ids.split(',') };
}

describe('kill -9 under load', () => {
  it(`loses no acknowledged event, leaves no append half there, and no gap, in ${ROUNDS} rounds on one file`, async () => {
    const file = folder.path('killed.db');
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const killAt = 2 + Math.floor(Math.random() ** 2 * 800);
      acknowledged.push(...(await writeUntilKilled(file, round, killAt)));
    }

    const store = await openSqliteEventStore({ file });
    const events = await readWholeStore(store, 0n, ['']);
    await store.close();
    expect(events.length).toBeGreaterThan(10 * ROUNDS);
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    expect(notKeptWhole(events, acknowledged.map(acknowledgement))).toEqual([]);
  }, 60_000);
});

describe('a second writer on the same file', () => {
  const refused = async (file: string): Promise<void> => {
    const opening = openSqliteEventStore({ file });
    await expect(opening).rejects.toThrow(EventStoreUnusable);
    await expect(opening).rejects.toThrow(`${file} is already open for writing`);
  };

  it('is refused while another process writes, and let in as soon as that one is killed', async () => {
    const file = folder.path('held.db');
    const child = startWriting(file, 0);
    if (child.stdout === null) throw new Error('The output is piped.');
    await once(child.stdout, 'data');
    await refused(file);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    const store = await openSqliteEventStore({ file });
    expect(await store.head()).toBeGreaterThanOrEqual(0n);
    await store.close();
  });

  it('is refused while another process is frozen in the middle of its appends, which it goes on with', async () => {
    const file = folder.path('frozen.db');
    const child = startWriting(file, 0);
    const exited = once(child, 'exit');
    if (child.stdout === null) throw new Error('The output is piped.');
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (lines.length === 100) {
        child.kill('SIGSTOP');
        await refused(file);
        child.kill('SIGCONT');
      }
      if (lines.length === 500) child.kill('SIGKILL');
    }
    await exited;
    expect(lines.length).toBeGreaterThanOrEqual(500);
    const store = await openSqliteEventStore({ file });
    const events = await readWholeStore(store, 0n, ['']);
    await store.close();
    expect(notKeptWhole(events, lines.slice(1, -1).map(acknowledgement))).toEqual([]);
  });

  it('is refused within the same process, harms the first one in nothing, and is let in after it closed', async () => {
    const file = folder.path('twice.db');
    const first = await openSqliteEventStore({ file });
    await refused(file);
    await refused(file);
    // Had the refused one dropped the locks of this process on the file, another process would now get in.
    const child = startWriting(file, 0, 'ignore');
    child.stdout?.resume();
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).not.toBe(0);
    await first.close();
    await (await openSqliteEventStore({ file })).close();
  });
});

afterAll(() => {
  folder.remove();
});
