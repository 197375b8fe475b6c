import { bindRows, keepLog, openKeyRing, PublishedLog } from '#kafila/audit';
import { type EventStore, type JsonObject } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { openReadModels, recomputeRowsDigest, runProjection, trips } from '#kafila/read-models';
import { roadTrip } from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convoyStream } from '#kafila/domain';
import {
  bundleText,
  COSIGNATURE,
  LOGGED_PREFIXES,
  signText,
  toBase64,
  writeNote,
  writeVerifierKey,
} from '#kafila/proof';
import { generateSigningKey, nodeCrypto } from '#kafila/proof/node';
import { Interrupted } from '../command-failure.js';
import { kafila, type Ran } from '../../../testing/kafila.js';

let folder: string;
let copies = 0;
const at = (name: string): string => join(folder, name);
const data = (): string => at('data');
const audit = (dir: string, ...args: string[]): Promise<Ran> =>
  kafila(['audit', ...args], { env: { KAFILA_DATA_DIR: dir } });

/** A copy of all data, in which the store is altered through SQL. */
function altered(sql: string): string {
  const copy = at(`copy-${copies++}`);
  cpSync(data(), copy, { recursive: true });
  const db = new Database(join(copy, 'events.db'));
  db.pragma('ignore_check_constraints = ON');
  db.exec(sql);
  db.close();
  return copy;
}

/** Keeps the log of a store up until it has everything. */
async function logAll(store: EventStore, dir: string): Promise<void> {
  const ending = new AbortController();
  const head = await store.head();
  const { finished } = keepLog({
    ...{ store, signal: ending.signal, restMs: 0, besideMs: 5 },
    place: {
      ...{ folder: join(dir, 'audit', 'log'), keyFolder: join(dir, 'audit', 'keys') },
      ...{ origin: 'log.example/kafila', streamPrefixes: LOGGED_PREFIXES },
    },
    beside: async (log) => {
      if (log.position < head) return;
      const readModels = await openReadModels(`sqlite:${join(dir, 'read-models.db')}`);
      await bindRows(log, { eventStore: store, readModels }, trips.name);
      await readModels.close();
      ending.abort();
    },
  });
  await finished;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-audit-cli-'));
  mkdirSync(data());
  const store = await openWithoutThread({ file: join(data(), 'events.db') });
  for (const { convoyId, decisions, facts } of [roadTrip(1), roadTrip(2, { retracts: true })]) {
    await store.append(convoyStream(convoyId), [...decisions, ...facts], 'none');
  }
  const readModels = await openReadModels(`sqlite:${join(data(), 'read-models.db')}`);
  const ending = new AbortController();
  await runProjection({
    ...{ projection: trips, eventStore: store, readModels, signal: ending.signal },
    log: {
      parked: () => undefined,
      resumed: () => undefined,
      failed: () => undefined,
      changed: (_, what) => {
        if (what === 'live') ending.abort();
      },
    },
  }).finished;
  await readModels.close();
  await logAll(store, data());
  await store.close();
  const keys = join(data(), 'audit', 'keys', 'verifier-keys');
  writeFileSync(at('log.key'), readFileSync(keys));
  writeFileSync(at('kept'), readFileSync(join(data(), 'audit', 'log', 'checkpoint')));
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('kafila audit verify', () => {
  it('ends with 0 where all is as it was logged, and says what it did not show', async () => {
    const { code, stdout } = await audit(data(), 'verify');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Intact: \d+ events up to position/)]);
    expect(stdout).toContain('Not shown: that the key is the right one');
    const sure = await audit(data(), 'verify', '--key', at('log.key'), '--checkpoint', at('kept'));
    expect([sure.code, sure.stdout]).toEqual([0, expect.not.stringContaining('Not shown')]);
  });

  it.each([
    [
      'one byte changed',
      `UPDATE events SET data = replace(data, 'TLK-10', 'TLK-90') WHERE position = 2`,
      'changed',
      '2',
    ],
    ['an event deleted', 'DELETE FROM events WHERE position = 5', 'missing', '5'],
  ])('ends with 1 and names the position: %s', async (_, sql, fault, position) => {
    const copy = altered(sql);
    const { code, stdout } = await audit(copy, 'verify', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'broken', fault: { code: fault, position } });
    expect((await audit(copy, 'verify')).stdout).toMatch(`Broken at position ${position} (leaf`);
  });

  it('says of the events before a fault no more than it knows', async () => {
    const one = altered(`UPDATE events SET data = replace(data, 'TLK-10', 'TLK-90') WHERE position = 2`);
    expect((await audit(one, 'verify')).stdout).toContain('are as the files of the log have them');
    const text = readFileSync(at('kept'), 'utf8');
    const ring = await openKeyRing(join(data(), 'audit', 'keys'), 'log.example/kafila');
    const other = text
      .slice(0, text.indexOf('\n\n') + 1)
      .replace(/\n[^\n]{43}=\n$/, `\n${Buffer.alloc(32).toString('base64')}\n`);
    const signed = writeNote({ text: other, signatures: [signText(other, ring.signers[0])] });
    writeFileSync(at('other-root'), signed);
    const { code, stdout } = await audit(data(), 'verify', '--checkpoint', at('other-root'));
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^Broken at position \d+: root-differs/)]);
    expect(stdout).toContain('was altered, nothing here can tell');
    expect(stdout).not.toContain('are as they were logged');
  });

  it.each([
    ['in the midst of the file', (bytes: Buffer) => bytes.fill(0xa5, 8 * 4096, bytes.length - 4096)],
    ['at its beginning', (bytes: Buffer) => bytes.fill(0xa5, 100, 4096)],
  ])('says that it is broken where pages are damaged %s', async (_, damage) => {
    const copy = altered('SELECT 1');
    const file = join(copy, 'events.db');
    writeFileSync(file, damage(readFileSync(file)));
    const { code, stdout, stderr } = await audit(copy, 'verify');
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^Broken.*: store-file\n {2}The file of the store is damaged and cannot be read/);
  });

  it('ends with 2 where a file is none, with 3 where there is no store, with 130 where it is interrupted', async () => {
    expect(await audit(data(), 'verify', '--checkpoint', at('nothing'))).toMatchObject({ code: 2 });
    expect(await audit(data(), 'verify', '--key', 'a+b+c')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is no public key of a log'),
    });
    expect(await audit(at('nowhere'), 'verify')).toMatchObject({ code: 3 });
    const signal = AbortSignal.abort(new Interrupted(130));
    expect((await kafila(['audit', 'verify'], { signal, env: { KAFILA_DATA_DIR: data() } })).code).toBe(130);
  });
});

describe('kafila audit bundle and verify-bundle', () => {
  it('make none where the stream ends before what the rows tell of', async () => {
    const copy = altered(
      'DELETE FROM events WHERE stream_id = 1 AND revision = (SELECT max(revision) FROM events WHERE stream_id = 1)',
    );
    const file = at('shorter.json');
    const { code, stderr } = await audit(copy, 'bundle', 'road-1', '-o', file);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining("of 'convoy-road-1' is not as it was logged"),
    ]);
    expect(existsSync(file)).toBe(false);
  });

  it('make a file that proves itself, and find what was done to it', async () => {
    const file = at('road.json');
    expect(await audit(data(), 'bundle', 'road-1', '-o', file)).toMatchObject({ code: 0 });
    const good = await audit('', 'verify-bundle', file, '--key', at('log.key'));
    expect([good.code, good.stdout]).toEqual([0, expect.stringContaining('Proven:')]);
    expect(good.stdout).toContain('fold to the state');
    expect(good.stdout).toContain('Not proven:');

    const text = readFileSync(file, 'utf8');
    writeFileSync(at('byte.json'), text.replace('"plate":"TLK-100"', '"plate":"TLK-900"'));
    expect(await audit('', 'verify-bundle', at('byte.json'), '--key', at('log.key'), '--json')).toMatchObject(
      {
        code: 1,
        stdout: expect.stringContaining('"code":"event-altered"'),
      },
    );
    const bundle = JSON.parse(text) as { streams: { events: unknown[] }[] };
    bundle.streams[0]?.events.splice(3, 1);
    writeFileSync(at('missing.json'), JSON.stringify(bundle));
    expect((await audit('', 'verify-bundle', at('missing.json'), '--key', at('log.key'))).stdout).toMatch(
      /^Refused: event-missing/,
    );
    const other = writeVerifierKey(generateSigningKey('log.example/kafila').verifier);
    expect((await audit('', 'verify-bundle', file, '--key', other)).stdout).toMatch(/^Refused: unknown-key/);
  });

  it('say plainly that states are not proven which another version folded', async () => {
    const { sha256: _, ...content } = JSON.parse(readFileSync(at('road.json'), 'utf8')) as JsonObject;
    const text = bundleText({ ...content, foldedBy: 'trips 1' } as never, nodeCrypto);
    writeFileSync(at('older.json'), text);
    const { code, stdout } = await audit('', 'verify-bundle', at('older.json'), '--key', at('log.key'));
    expect([code, stdout]).toEqual([4, expect.stringMatching(/^Proven: \d+ events.*NOT proven: the states/)]);
    expect(stdout.slice(0, stdout.indexOf('Not proven:'))).not.toContain('fold to the state');
    const json = await audit('', 'verify-bundle', at('older.json'), '--key', at('log.key'), '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ outcome: 'proven', statesProven: false });
  });

  it('write nothing that would be refused: the store has another event than was logged', async () => {
    const copy = altered(`UPDATE events SET data = replace(data, 'TLK-10', 'TLK-90') WHERE position = 2`);
    const { code, stderr } = await audit(copy, 'bundle', 'road-1', '-o', at('refused.json'));
    expect([code, stderr]).toEqual([1, expect.stringContaining('not written: event-altered')]);
    expect(existsSync(at('refused.json'))).toBe(false);
  });

  it('leave a file that is there, and say where there is nothing to bundle', async () => {
    writeFileSync(at('there.json'), 'mine');
    expect(await audit(data(), 'bundle', 'road-1', '-o', at('there.json'))).toMatchObject({ code: 2 });
    expect(readFileSync(at('there.json'), 'utf8')).toBe('mine');
    expect(await audit(data(), 'bundle', 'nobody', '-o', at('nobody.json'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nothing to bundle of the convoy nobody'),
    });
  });
});

describe('kafila audit reproduce', () => {
  it('shows that the rows follow from the log, and where they do not', async () => {
    const { code, stdout } = await audit(data(), 'reproduce', 'trips');
    expect([code, stdout]).toEqual([0, expect.stringContaining('The rows follow from the log.')]);
    const copy = altered('SELECT 1');
    const db = new Database(join(copy, 'read-models.db'));
    db.exec(`UPDATE vehicles SET plate = 'XXX-1' WHERE plate = 'TLK-100'`);
    db.close();
    const shown = JSON.parse((await audit(copy, 'reproduce', 'trips', '--json')).stdout) as {
      findings: { what: string; right: boolean }[];
    };
    expect(shown.findings.filter(({ right }) => !right).map(({ what }) => what)).toEqual(['shown']);
    // The digest beside the rows is altered with them: only the signed one tells.
    const both = await openReadModels(`sqlite:${join(copy, 'read-models.db')}`);
    const digest = await recomputeRowsDigest(both.read, trips.tables);
    await both.close();
    const rows = new Database(join(copy, 'read-models.db'));
    rows.prepare('UPDATE projections SET rows_digest = ?').run(digest);
    rows.close();
    const hidden = await audit(copy, 'reproduce', 'trips');
    expect([hidden.code, hidden.stdout]).toEqual([
      1,
      expect.stringContaining('WRONG: the rows that are read'),
    ]);
    const changed = altered(`UPDATE events SET data = replace(data, 'TLK-10', 'TLK-90') WHERE position = 2`);
    const found = await audit(changed, 'reproduce', 'trips');
    expect([found.code, found.stdout]).toEqual([1, expect.stringContaining('do not give the root')]);
    expect(await audit(data(), 'reproduce', 'nothing')).toMatchObject({ code: 2 });
    expect(await audit(data(), 'reproduce', 'trips', '--position', '999')).toMatchObject({ code: 1 });
  });
});

describe('kafila audit witness', () => {
  const served = { note: '', from: '' };
  const shorter = `log.example/kafila\n3\n${Buffer.alloc(32, 7).toString('base64')}\n`;
  let server: Server;
  let url: string;
  const witness = (...more: string[]): Promise<Ran> =>
    kafila([
      ...['audit', 'witness', '--url', url, '--log-key', at('log.key')],
      ...['--name', 'witness.example/w1', '--folder', at('witness')],
      ...more,
    ]);

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
      if (pathname === '/v1/audit/checkpoint') return response.end(served.note);
      const [from, to] = ['from', 'to'].map((name) => Number(searchParams.get(name)));
      const place = {
        folder: join(served.from, 'audit', 'log'),
        keyFolder: join(served.from, 'audit', 'keys'),
      };
      PublishedLog.read(place, (log) => log.proveConsistency(from ?? 0, to)).then(
        (proof) => response.end(JSON.stringify({ proof: proof.map(toBase64) })),
        () => response.writeHead(500).end(),
      );
      return undefined;
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  it('cosigns what only added to what it saw, and refuses what was taken back', async () => {
    served.note = readFileSync(at('kept'), 'utf8');
    served.from = data();
    const first = await witness();
    expect([first.code, first.stdout]).toEqual([0, expect.stringMatching(/^Cosigned: log\.example/)]);
    expect((await witness()).code).toBe(0);
    const keys = join(at('witness'), 'keys', 'verifier-keys');
    const cosigned = join(at('witness'), 'cosigned');
    expect(await audit(data(), 'cosigned', cosigned, '--witness-key', keys)).toMatchObject({ code: 0 });
    const stranger = writeVerifierKey(generateSigningKey('witness.example/w1', COSIGNATURE).verifier);
    expect(await audit(data(), 'cosigned', cosigned, '--witness-key', stranger)).toMatchObject({ code: 1 });

    // The key of the log signs a shorter history, which is another one.
    const ring = await openKeyRing(join(data(), 'audit', 'keys'), 'log.example/kafila');
    served.note = writeNote({ text: shorter, signatures: [signText(shorter, ring.signers[0])] });
    const refused = await witness();
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('is taken back')]);
    served.note = served.note.replace('\n3\n', '\n4\n');
    expect((await witness()).stdout).toContain('is not signed by a known key');
  });

  it('writes its public key to a file, which verifies its signature, and never over something else', async () => {
    served.note = readFileSync(at('kept'), 'utf8');
    served.from = data();
    const [file, other] = [at('witness.key'), at('other.key')];
    expect(await witness('--key-out', file)).toMatchObject({
      code: 0,
      stderr: `The public key is in ${file}: hand it to those who verify.\n`,
    });
    expect(readFileSync(file, 'utf8')).toMatch(/^witness\.example\/w1\+[0-9a-f]{8}\+\S+\n$/);
    const cosigned = join(at('witness'), 'cosigned');
    expect(await audit(data(), 'cosigned', cosigned, '--witness-key', file)).toMatchObject({ code: 0 });
    expect(await witness('--key-out', file)).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(other, 'of somebody else');
    const refused = await witness('--key-out', other);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('holds something else; it stays as it is');
    expect(readFileSync(other, 'utf8')).toBe('of somebody else');
  });

  it('says where nothing answers', async () => {
    server.close();
    server.closeAllConnections();
    expect((await witness()).code).toBe(3);
  });
});

describe('kafila audit keys', () => {
  it('adds and retires them, but never the last one', async () => {
    const copy = altered('SELECT 1');
    const listed = async (): Promise<string> => (await audit(copy, 'keys', 'list')).stdout;
    const [, id = ''] = /\+([0-9a-f]{8})\+/.exec(await listed()) ?? [];
    expect(await audit(copy, 'keys', 'retire', id)).toMatchObject({ code: 1 });
    expect(await audit(copy, 'keys', 'retire', 'x')).toMatchObject({ code: 2 });
    expect(await audit(copy, 'keys', 'add')).toMatchObject({ code: 0 });
    expect(await audit(copy, 'keys', 'retire', id)).toMatchObject({ code: 0 });
    expect((await listed()).split('\n').map((line) => line.slice(0, 7).trim())).toEqual(
      expect.arrayContaining(['retired', 'signs']),
    );
  });
});
