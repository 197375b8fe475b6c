import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RFC9162 } from '@transmute/rfc9162';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { type EventStore, type RecordedEvent } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { LOGGED_PREFIXES } from '#kafila/proof';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { coveredEvents, fill, placeIn, roadEvent } from '../testing/audited-world.js';
import { naiveRoot } from '../testing/naive-tree.js';
import { serveOn } from '../testing/serve-proofs.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { LogKeeperModule } from './log-keeper.module.js';
import { ProofModule } from './proof.module.js';

const temporary = temporaryFolder();
const place = { ...placeIn(temporary), streamPrefixes: LOGGED_PREFIXES };
let store: EventStore;
let app: NestFastifyApplication;
let url: string;
let events: RecordedEvent[];

const ask = (path: string): Promise<Response> => fetch(`${url}/v1/audit/${path}`);
const json = async (path: string, status = 200): Promise<Record<string, never>> => {
  const answer = await ask(path);
  expect([path, answer.status]).toEqual([path, status]);
  return (await answer.json()) as Record<string, never>;
};
const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** Opens a checkpoint by the words of C2SP signed-note, with nothing of the code under test. */
function openedByHand(note: string, key: string): { origin: string; size: number; root: Buffer } {
  const [text = '', lines = ''] = note.split(/(?<=\n)\n/);
  const [, name = '', encoded = ''] = /^([^+]+)\+[0-9a-f]{8}\+(.+)$/m.exec(key) ?? [];
  const x = bytes(encoded).subarray(1);
  const publicKey = createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') },
  });
  const line = lines.split('\n').find((one) => one.startsWith(`— ${name} `)) ?? '';
  const signature = Buffer.from(line.split(' ')[2] ?? '', 'base64').subarray(4);
  expect(verify(null, Buffer.from(text), publicKey, signature)).toBe(true);
  const [origin = '', size = '', root = ''] = text.split('\n');
  return { origin, size: Number(size), root: bytes(root) };
}

async function checkpoint(): Promise<{ origin: string; size: number; root: Buffer; note: string }> {
  const [note, key] = await Promise.all([ask('checkpoint'), ask('key')].map(async (a) => (await a).text()));
  return { ...openedByHand(note ?? '', key ?? ''), note: note ?? '' };
}

beforeAll(async () => {
  store = await openWithoutThread({ file: temporary.path('events.db') });
  await fill(store, 700);
  ({ app, url } = await serveOn([
    LogKeeperModule.with({ eventStore: store, place }),
    ProofModule.with({ eventStore: store, log: place }),
  ]));
  events = await coveredEvents(store);
  const last = events.at(-1);
  // Answers when the log has the last event.
  await json(`receipts/${last?.stream ?? ''}/${last?.id ?? ''}`);
});

afterAll(async () => {
  await app.close();
  await store.close();
  temporary.remove();
});

describe('the proof over HTTP', () => {
  it('is a checkpoint whose root others compute from the entries that are served', async () => {
    const { origin, size, root } = await checkpoint();
    expect([origin, size]).toEqual([place.origin, events.length]);
    const entries: Buffer[] = [];
    for (let index = 0; entries.length < size; index++) {
      const width = Math.min(256, size - entries.length);
      const name = index.toString().padStart(3, '0');
      const answer = await ask(`tile/entries/${name}${width < 256 ? `.p/${width}` : ''}`);
      expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
      const bundle = Buffer.from(await answer.arrayBuffer());
      for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at)) {
        entries.push(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)));
      }
    }
    expect(naiveRoot(entries)).toBe(root.toString('hex'));
    expect(Buffer.from(await RFC9162.MTH(entries)).equals(root)).toBe(true);
    const said = JSON.parse((entries[100] ?? '').toString()) as RecordedEvent;
    expect(said).toMatchObject({ stream: events[100]?.stream, id: events[100]?.id, data: events[100]?.data });
  });

  it('turns the receipt of every write into a proof that an implementation by others accepts', async () => {
    const { size, root } = await checkpoint();
    for (const at of [0, 1, 255, 256, 400, events.length - 1]) {
      const { stream = '', id = '', revision } = events[at] ?? {};
      const receipt = await json(`receipts/${stream}/${id}`);
      const { leaf, proof, tree } = receipt as unknown as {
        leaf: { index: number; entry: string; hash: string };
        proof: string[];
        tree: { size: number; root: string };
      };
      expect([leaf.index, tree]).toEqual([at, { size, root: root.toString('base64') }]);
      const hash = createHash('sha256').update(Buffer.of(0)).update(leaf.entry).digest();
      expect(leaf.hash).toBe(hash.toString('base64'));
      const claim = { log_id: '', tree_size: size, leaf_index: at, inclusion_path: proof.map(bytes) };
      expect(await RFC9162.verifyInclusionProof(root, hash, claim)).toBe(true);
      const altered = createHash('sha256').update(Buffer.of(0)).update(`${leaf.entry} `).digest();
      expect(await RFC9162.verifyInclusionProof(root, altered, claim)).toBe(false);
      expect(await json(`receipts/${stream}/${String(revision)}`)).toEqual(receipt);
    }
  });

  it('proves into the tree of a checkpoint that was kept, and that the later one only added to it', async () => {
    const { size, root } = await checkpoint();
    const { stream = '', id = '' } = events[30] ?? {};
    const kept = 301;
    const keptRoot = bytes(
      ((await json(`consistency?from=${kept}`)) as unknown as { from: { root: string } }).from.root,
    );
    const { proof } = (await json(`receipts/${stream}/${id}?size=${kept}`)) as unknown as { proof: string[] };
    const { leaf } = (await json(`receipts/${stream}/${id}`)) as unknown as { leaf: { hash: string } };
    const claim = { log_id: '', tree_size: kept, leaf_index: 30, inclusion_path: proof.map(bytes) };
    expect(await RFC9162.verifyInclusionProof(keptRoot, bytes(leaf.hash), claim)).toBe(true);
    const consistent = (await json(`consistency?from=${kept}&to=${size}`)) as unknown as { proof: string[] };
    const path = consistent.proof.map(bytes);
    const claimed = { log_id: '', tree_size_1: kept, tree_size_2: size, consistency_path: path };
    expect(await RFC9162.verifyConsistencyProof(keptRoot, root, claimed)).toBe(true);
    expect(await RFC9162.verifyConsistencyProof(root, root, claimed)).toBe(false);
  });

  it('waits until the log has what was recorded just now', async () => {
    const event = roadEvent(1);
    await store.append('convoy-c1', [event], 'any');
    const { leaf } = (await json(`receipts/convoy-c1/${event.id}`)) as unknown as { leaf: { index: number } };
    expect(leaf.index).toBe(events.length);
  });

  it('serves a tile at every width it ever had, the same bytes for ever', async () => {
    const whole = Buffer.from(await (await ask('tile/0/000')).arrayBuffer());
    expect(whole.length).toBe(256 * 32);
    const part = await ask('tile/0/000.p/7');
    expect(part.headers.get('content-type')).toBe('application/octet-stream');
    expect(part.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(0, 7 * 32));
    const above = Buffer.from(await (await ask('tile/1/000.p/2')).arrayBuffer());
    expect(above.subarray(0, 32).toString('hex')).toBe(naiveRootOfHashes(whole));
  });

  it.each([
    ['tile/0/009', 404, 'no-such-tile'],
    ['tile/0/000.p/256', 404, 'no-such-tile'],
    ['tile/0/002.p/255', 404, 'no-such-tile'],
    ['tile/1/000', 404, 'no-such-tile'],
    ['tile/9/000.p/1', 404, 'no-such-tile'],
    ['tile/0/0', 404, 'no-such-tile'],
    ['tile/entries/..%2f..%2fcheckpoint', 404, 'no-such-tile'],
    ['checkpoint/cosigned', 404, 'not-cosigned'],
    ['receipts/convoy-nobody/x', 404, 'unknown-stream'],
    ['receipts/convoy-c1/x', 404, 'unknown-report'],
    ['receipts/convoy-c1/999999', 404, 'unknown-report'],
    ['receipts/convoy-c1/0?size=99999', 404, 'no-such-size'],
    ['receipts/convoy-c1/100?size=1', 404, 'not-in-tree'],
    ['receipts/convoy-c1/0?size=-1', 400, 'invalid-query'],
    ['consistency', 400, 'invalid-query'],
    ['consistency?from=99999', 404, 'no-such-size'],
    ['consistency?from=9&to=3', 400, 'invalid-query'],
    ['consistency?from=x', 400, 'invalid-query'],
  ])('refuses %s', async (path, status, code) => {
    expect(await json(path, status)).toMatchObject({ code });
  });

  it('shows what rows were bound to the log', async () => {
    expect(await json('projections')).toEqual({ origin: place.origin, items: [] });
  });

  it('says so where no log lies', async () => {
    const empty = { folder: temporary.path('nowhere'), keyFolder: temporary.path('no-keys') };
    const other = await serveOn([ProofModule.with({ eventStore: store, log: empty })]);
    for (const path of ['checkpoint', 'key', 'tile/0/000', 'consistency?from=0']) {
      const answer = await fetch(`${other.url}/v1/audit/${path}`);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        503,
        'log-unavailable',
      ]);
    }
    await other.app.close();
  });
});

/** The root over 256 hashes, by the words of the RFC. */
function naiveRootOfHashes(hashes: Buffer): string {
  if (hashes.length === 32) return hashes.toString('hex');
  const [left, right] = [hashes.subarray(0, hashes.length / 2), hashes.subarray(hashes.length / 2)];
  const sides = [left, right].map((side) => Buffer.from(naiveRootOfHashes(side), 'hex'));
  return createHash('sha256')
    .update(Buffer.concat([Buffer.of(1), ...sides]))
    .digest('hex');
}
