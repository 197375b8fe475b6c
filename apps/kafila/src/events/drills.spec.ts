import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginLogAnew } from '#kafila/audit';
import { convoyStream } from '#kafila/domain';
import { type EventStore, openEventStoreDb } from '#kafila/event-store';
import { OtherClient, type StandIn, startStandIn } from '#kafila/event-store/testing';
import { loadSettings, type Settings } from '#kafila/platform';
import { roadTrip } from '#kafila/read-models/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { kafila, type Ran } from '../../../testing/kafila.js';
import { takenIn } from '../../../testing/taken-in.js';
import { logPlaceOf } from '../../../service/log-place.js';
import { openOperations } from '../projections/open-operations.js';

const PAGE = readFileSync('docs/eventstoredb.md', 'utf8');
const ACCEPT_LOSS = ['projections', 'accept-loss', '--by', 'amina', '--reason'];
let [folder, server]: [string, StandIn?] = [''];
const at = (...names: string[]): string => join(folder, ...names);
const there = (): StandIn => server as StandIn;
const env = (url = there().url) => ({ KAFILA_DATA_DIR: folder, EVENT_STORE_URL: url });
const settings = (): Settings => loadSettings(env());
const run = (args: readonly string[], url?: string): Promise<Ran> =>
  kafila(args, { env: env(url), openOperations });

/** The words of a command of the page, and what it prints. */
function step(command: string): { readonly args: readonly string[]; readonly shown: string } {
  const [, words = '', shown = ''] =
    new RegExp(`^\\$ npx kafila (${command}.*)\\n([^]*?)\\n\`\`\``, 'm').exec(PAGE) ?? [];
  const args = [...words.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
  return { args, shown };
}

async function record(store: EventStore, serial: number): Promise<void> {
  const { convoyId, decisions, facts } = roadTrip(serial);
  await store.append(convoyStream(convoyId), [...decisions, ...facts], 'none');
}

/** What services do until all of it is in rows and log; `records` what they take in first. */
async function serve(...records: readonly number[]): Promise<void> {
  const store = await openEventStoreDb(settings().eventStore as never);
  for (const serial of records) await record(store, serial);
  await takenIn(store, settings());
  await store.close();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-drills-'));
  server = await startStandIn();
  await beginLogAnew(logPlaceOf(settings()));
});
afterEach(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

describe('the drills of docs/eventstoredb.md', () => {
  it('going back to a store that was copied away, as the page shows it', async () => {
    await serve(1);
    const back = `sqlite:${at('new.db')}`;
    expect((await run(['events', 'copy', '--from', there().url, '--to', back])).code).toBe(0);
    const { args, shown } = step('events go-back');
    const { code, stdout } = await run(args);
    expect([code, stdout.trimEnd()]).toEqual([0, shown.replace(/esdb:\S+/, at('new.db'))]);
    await serve(2);
    expect((await run(['audit', 'verify'])).stdout).toMatch(/^Intact/);
  });

  it('a backup of the log first and of the server after it: put back together, both go on', async () => {
    await serve(1);
    cpSync(at('audit', 'log'), at('log-of-backup'), { recursive: true });
    await serve(2);
    const backup = there().backUp();
    await serve(3);

    there().putBack(backup);
    const newer = await run(['audit', 'verify']);
    expect([newer.code, newer.stdout]).toEqual([1, expect.stringContaining('tail-missing')]);
    for (const name of ['audit/log', 'read-models.db', 'read-models.db-wal', 'read-models.db-shm'])
      rmSync(at(name), { recursive: true, force: true });
    cpSync(at('log-of-backup'), at('audit', 'log'), { recursive: true });
    await serve(4);
    expect((await run(['audit', 'verify'])).stdout).toMatch(/^Intact/);
    const accepting = await run([...ACCEPT_LOSS, 'x']);
    expect(accepting.stderr).toContain('Nothing is lost');
  });

  it('a server that is put back alone: the loss is accepted, and the log keeps what it signed', async () => {
    await serve(1);
    const backup = there().backUp();
    await serve(2);
    there().putBack(backup);
    expect((await run([...ACCEPT_LOSS, 'the disks broke'])).code).toBe(0);
    await serve(3);
    const { code, stdout } = await run(['audit', 'verify']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Intact[^]*Lost for ever: .*the disks broke/)]);
  });

  it('a stream that was cut off before a scavenge: the metadata are taken back, and the stream goes on', async () => {
    await serve(1);
    const other = new OtherClient(there().url);
    const { client } = other;
    const stream = convoyStream(roadTrip(1).convoyId);
    await client.setStreamMetadata(stream, { truncateBefore: 3 });
    await serve(2);
    expect((await run(['projections', 'parked'])).stdout).toContain(stream);
    expect((await run(['audit', 'verify'])).stdout).toContain('stream-removed');
    await client.setStreamMetadata(stream, {});
    await other.close();
    const { code, stdout } = await run(['projections', 'retry', stream, '--by', 'amina']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('goes on')]);
    expect((await run(['audit', 'verify'])).stdout).toMatch(/^Intact/);
  });
});
