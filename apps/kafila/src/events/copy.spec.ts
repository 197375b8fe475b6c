import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beginLogAnew } from '#kafila/audit';
import { convoyStream } from '#kafila/domain';
import { type EventStore, openEventSource, openEventStore, openEventStoreDb } from '#kafila/event-store';
import { openWithoutThread, type StandIn, startStandIn } from '#kafila/event-store/testing';
import { Persons } from '#kafila/persons';
import { loadSettings } from '#kafila/platform';
import { roadTrip, startPostgres } from '#kafila/read-models/testing';
import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { kafila, type Ran } from '../../../testing/kafila.js';
import { takenIn } from '../../../testing/taken-in.js';
import { logPlaceOf } from '../../../service/log-place.js';
import { openEventReader, openInUse } from '../../../service/open-stores.js';
import { Interrupted } from '../command-failure.js';
import { openOperations } from '../projections/open-operations.js';

let [world, folder, server]: [string, string, StandIn?] = ['', ''];
let rounds = 0;
const at = (...names: string[]): string => join(folder, ...names);
const log = (name: string): string => readFileSync(at('audit', 'log', name), 'utf8');
const urlOf = (): string => server?.url ?? '';

function run(args: readonly string[], store = 'sqlite:', signal?: AbortSignal): Promise<Ran> {
  const env = { KAFILA_DATA_DIR: folder, EVENT_STORE_URL: store };
  return kafila(args, { env, openOperations, ...(signal && { signal }) });
}
function copy(from: string, to: string, signal?: AbortSignal): Promise<Ran> {
  return run(['events', 'copy', '--from', from, '--to', to], 'sqlite:', signal);
}

async function append(store: EventStore, serial: number): Promise<void> {
  const { convoyId, decisions, facts } = roadTrip(serial);
  await store.append(convoyStream(convoyId), [...decisions, ...facts], 'none');
}

/** Records a trip, and lets rows and log take in everything. */
async function goOn(store: EventStore, serial: number, url: string): Promise<void> {
  await append(store, serial);
  await takenIn(store, loadSettings({ KAFILA_DATA_DIR: folder, EVENT_STORE_URL: url }));
  await store.close();
}
const GO_BACK = ['events', 'go-back', '--by', 'amina', '--reason', 'only tried out'];
const ACCEPT_LOSS = ['projections', 'accept-loss', '--by', 'amina', '--reason', 'x'];
/** What a service does that starts on it. */
async function isInUse(url: string): Promise<void> {
  const store = await openInUse(loadSettings({ EVENT_STORE_URL: url }).eventStore, openEventSource);
  await store.close();
}
const inFile = (file: string): Promise<EventStore> => openWithoutThread({ file });

beforeAll(async () => {
  world = folder = mkdtempSync(join(tmpdir(), 'kafila-copy-'));
  const store = await inFile(at('events.db'));
  await beginLogAnew(logPlaceOf(loadSettings({ KAFILA_DATA_DIR: folder })));
  await append(store, 1);
  await goOn(store, 2, 'sqlite:');
});
beforeEach(async () => {
  folder = `${world}-${rounds++}`;
  cpSync(world, folder, { recursive: true });
  server = await startStandIn();
});
afterEach(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});
afterAll(() => {
  rmSync(world, { recursive: true });
});

describe('kafila events copy, with a stand-in, because a real server may hold other events of Kafila,', () => {
  it('takes everything to a server and back: the log goes on with the same root, and rows are made anew', async () => {
    const checkpoint = log('checkpoint');
    const copied = await copy('sqlite:', urlOf());
    expect([copied.code, copied.stderr]).toEqual([0, '']);
    expect(copied.stdout).toMatch(/^Copied and verified, leaf by leaf: \d+ events .*; 0 of them were there/);
    expect(log('checkpoint')).toBe(checkpoint);
    expect(checkpoint).toContain(/Root over all of them, in both: (\S+)/.exec(copied.stdout)?.[1]);
    expect((await run(['audit', 'verify'], urlOf())).stdout).toMatch(/^Intact/);
    expect((await run(['audit', 'verify'])).stdout).toContain('position-changed');

    await goOn(await openEventStoreDb({ url: urlOf() }), 3, urlOf());
    expect(await run(['audit', 'verify'], urlOf())).toMatchObject({ code: 0 });
    const reproduced = await run(['audit', 'reproduce', 'trips'], urlOf());
    expect([reproduced.code, reproduced.stdout]).toEqual([0, expect.stringContaining('follow from the log')]);
    expect((await run(['projections', 'log'], urlOf())).stdout).toContain('store-copied');

    const signed = log('checkpoint');
    expect(await copy(urlOf(), `sqlite:${at('back.db')}`)).toMatchObject({ code: 0, stderr: '' });
    expect(log('checkpoint')).toBe(signed);
    const back = `sqlite:${at('back.db')}`;
    await goOn(await inFile(at('back.db')), 4, back);
    const verified = await run(['audit', 'verify'], back);
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringMatching(/^Intact/)]);
    expect(await run(['audit', 'reproduce', 'trips'], back)).toMatchObject({ code: 0 });
    const aside = readdirSync(at('audit', 'log')).filter((name) => name.startsWith('bindings-before-copy'));
    expect(aside).toEqual(['bindings-before-copy-1', 'bindings-before-copy-2']);
  });

  it('goes on where it was interrupted, wherever that was, and does nothing where all was done', async () => {
    for (let nth = 1; ; nth++) {
      let looks = 0;
      const throwIfAborted = (): void => {
        if (++looks === nth) throw new Interrupted(130);
      };
      const signal = { aborted: false, throwIfAborted, addEventListener: () => undefined } as never;
      const { code } = await copy('sqlite:', urlOf(), signal);
      if (code === 0) break;
      expect(code).toBe(130);
      await (await openInUse({ kind: 'sqlite', file: at('events.db') }, openEventSource)).close();
    }
    const again = await copy('sqlite:', urlOf());
    expect([again.code, again.stdout]).toEqual([0, expect.not.stringContaining('; 0 of them')]);
    expect((await run(['audit', 'verify'], urlOf())).stdout).toMatch(/^Intact/);
  });

  it('is refused while somebody writes to the source, or keeps the log', async () => {
    const store = await inFile(at('events.db'));
    const busy = await copy('sqlite:', urlOf());
    expect([busy.code, busy.stderr]).toEqual([1, expect.stringMatching(/^Somebody writes to the source/)]);
    await store.close();

    await copy('sqlite:', urlOf());
    const writer = await openEventStoreDb({ url: urlOf() });
    let serial = 10;
    const writing = setInterval(() => void append(writer, serial++), 50);
    const back = await copy(urlOf(), `sqlite:${at('back.db')}`);
    clearInterval(writing);
    await writer.close();
    expect([back.code, back.stderr]).toEqual([1, expect.stringMatching(/^Somebody writes to the source/)]);
  });

  it('is refused where the target holds events, where both are one, and where there is no log', async () => {
    await append(await openEventStoreDb({ url: urlOf() }), 9);
    const held = await copy('sqlite:', urlOf());
    expect([held.code, held.stderr]).toEqual([1, expect.stringContaining('holds events of Kafila already')]);
    const same = await copy('sqlite:', `sqlite:${at('events.db')}`);
    expect([same.code, same.stderr]).toEqual([2, expect.stringContaining('the same event store')]);
    const wrong = await copy('events.db', urlOf());
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/^--from: /)]);
    rmSync(at('audit', 'log'), { recursive: true });
    expect((await copy('sqlite:', `sqlite:${at('new.db')}`)).code).toBe(3);
    expect(existsSync(at('new.db'))).toBe(false);
  });

  it('copies nothing of a source that is not what was logged', async () => {
    const db = new Sqlite(at('events.db'));
    db.exec(`UPDATE events SET type = 'CheckpointFlown' WHERE position = 3`);
    db.close();
    const altered = await copy('sqlite:', `sqlite:${at('new.db')}`);
    expect([altered.code, altered.stdout]).toEqual([
      1,
      expect.stringMatching(/^Not copied: the source is not what was logged: changed/),
    ]);
    expect(existsSync(at('new.db'))).toBe(false);
  });

  it.each(['a file', 'a server'])(
    'keeps services from %s that was copied away, and auditors from nothing, until a person goes back to it',
    async (kind) => {
      const [file, url] = [`sqlite:${at('events.db')}`, urlOf()];
      let [old, other] = [file, url];
      if (kind === 'a server') {
        await copy(file, url);
        [old, other] = [url, `sqlite:${at('back.db')}`];
      }
      const inUse = (store = old): Promise<unknown> => isInUse(store);
      await inUse();
      await copy(old, other, AbortSignal.abort(new Interrupted(130)));
      await inUse();
      expect(await run(GO_BACK, old)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('was not copied'),
      });
      const checkpoint = log('checkpoint');
      expect(await copy(old, other)).toMatchObject({ code: 0 });
      await expect(inUse()).rejects.toThrow(
        /^This event store was copied to \S+ at \S+Z, and that one is used since: .*kafila events go-back --by <name> --reason <text>\.$/,
      );
      expect(await run(ACCEPT_LOSS, old)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('was copied'),
      });
      expect((await run(['audit', 'verify'], old)).stdout).toContain('position-changed');
      const again = await copy(other, old);
      expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('was itself copied to')]);

      expect(await run(GO_BACK, old)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^Decided by amina.* No service starts on \S+ any more\.$/m),
      });
      await inUse();
      await expect(inUse(other)).rejects.toThrow(
        /^This event store was left at \S+Z, when amina went back to \S+, and that one is used since: /,
      );
      const toLeft = await copy(old, other);
      expect([toLeft.code, toLeft.stderr]).toEqual([1, expect.stringContaining('was itself left for')]);
      expect(log('checkpoint')).toBe(checkpoint);
      const reader = await openEventReader(loadSettings({ EVENT_STORE_URL: old }));
      const { events } = await reader.readStream('store-copies', { direction: 'backwards', limit: 1 });
      expect(events).toMatchObject([
        { data: { by: 'amina', reason: 'only tried out' }, metadata: { by: 'amina' } },
      ]);
      await reader.close();
      const store = await openEventStore(loadSettings({ EVENT_STORE_URL: old }).eventStore);
      await goOn(store, 7, old);
      expect((await run(['audit', 'verify'], old)).stdout).toMatch(/^Intact/);
    },
  );

  it('does not go back to a store without what was signed since, and says how to take it along', async () => {
    await copy('sqlite:', urlOf());
    await goOn(await openEventStoreDb({ url: urlOf() }), 3, urlOf());
    const refused = await run(GO_BACK);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(
        /has taken in since what is not here: .* events copy --from esdb:\S+ --to <another place>/,
      ),
    ]);
    expect((await run(['audit', 'verify'], urlOf())).stdout).toMatch(/^Intact/);
  });

  it('does not go back to a store without what was recorded since, signed or not', async () => {
    await copy('sqlite:', urlOf());
    const newer = await openEventStoreDb({ url: urlOf() });
    await append(newer, 3);
    await newer.close();
    const refused = await run(GO_BACK);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(
        /has taken in since what is not here: \d+ events\. .* events copy --from esdb:\S+ --to/,
      ),
    ]);
    await isInUse(urlOf());
    await expect(isInUse(`sqlite:${at('events.db')}`)).rejects.toThrow('was copied to');
  });

  it('does not go back where the newer store cannot be marked, unless it is named as it is now, or said to be gone', async () => {
    const [newer, moved] = [at('new.db'), at('moved.db')];
    await copy('sqlite:', `sqlite:${newer}`);
    renameSync(newer, moved);
    const refused = await run(GO_BACK);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/new\.db cannot be marked as left, .* --newer <url>, .* --newer-gone\./),
    ]);
    const both = await run([...GO_BACK, '--newer', `sqlite:${moved}`, '--newer-gone']);
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('exclude each other')]);
    const gone = await run([...GO_BACK, '--newer-gone', '--json']);
    expect([gone.code, JSON.parse(gone.stdout)]).toEqual([0, expect.objectContaining({ marked: false })]);
    await isInUse(`sqlite:${moved}`);

    await copy('sqlite:', `sqlite:${at('newest.db')}`);
    renameSync(at('newest.db'), moved);
    expect((await run([...GO_BACK, '--newer', `sqlite:${moved}`])).code).toBe(0);
    await expect(isInUse(`sqlite:${moved}`)).rejects.toThrow('was left at');
  });

  it('takes the keys of persons to a PostgreSQL that several machines share, and none of whoever was erased', async () => {
    const postgres = await startPostgres();
    try {
      const shared = await postgres.freshDatabase();
      const people = ['Gul Khan', 'Said Akbar'].map((name) => ({
        member: 'driver' as const,
        person: { name },
      }));
      const before = await Persons.open(at('persons.db'));
      const sealed = await before.seal(people);
      const [gone = ''] = sealed.map((text) => text.split(':')[2] ?? '');
      await before.forget(gone);
      await before.close();
      const ran = await run(['events', 'copy', '--from', 'sqlite:', '--to', urlOf(), '--keys-to', shared]);
      expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining('The keys of 2 persons')]);

      const after = await Persons.open(shared);
      const shown = await after.open(sealed.map((text) => ({ member: 'driver' as const, sealed: text })));
      expect(shown).toEqual([
        expect.objectContaining({ unreadable: 'erased' }),
        expect.objectContaining({ name: 'Said Akbar' }),
      ]);
      expect(await after.seal(people.slice(1))).toEqual(sealed.slice(1));
      await after.close();
    } finally {
      await postgres.stop();
    }
  });
});
