import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type JsonObject } from '#kafila/domain';
import { sameBytes, toHex } from '../bytes/bytes.js';
import { leafHash } from '../merkle/hash.js';
import { nodeCrypto } from '../node/node-crypto.js';
import { encodeLeaf, LeafTooLarge, type LoggedEvent, MOST_ENTRY_BYTES } from './leaf.js';
import { LeafMalformed, readLeaf } from './read-leaf.js';

const event: LoggedEvent = {
  stream: 'convoy-nlc-2026-031',
  revision: 7,
  type: 'CheckpointPassed',
  id: '0190a7b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
  data: { place: 'torkham-pk', occurredAt: '2026-03-02T04:00:00.000Z', vehicleIds: ['PK-TLK914'] },
  metadata: { unitId: 'unit-7', schemaVersion: 1, note: 'قافلہ' },
  recordedAt: '2026-03-02T09:12:44.501Z',
};
const small = fc.jsonValue({ maxDepth: 2 });
const anyObject = fc.dictionary(fc.string(), small) as fc.Arbitrary<JsonObject>;
const anyEvent = fc.record({
  stream: fc.string({ minLength: 1 }),
  revision: fc.nat(),
  type: fc.string({ minLength: 1 }),
  id: fc.uuid(),
  data: anyObject,
  metadata: anyObject,
  recordedAt: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
});

describe('the leaf of an event', () => {
  it('is the one that docs/audit/leaf-format.md works out', () => {
    const document = readFileSync(new URL('../../../../docs/audit/leaf-format.md', import.meta.url), 'utf8');
    const entry = encodeLeaf(event, nodeCrypto);
    expect(document).toContain(`\n${new TextDecoder().decode(entry)}\n`);
    expect(document).toContain(toHex(leafHash(entry, nodeCrypto)));
    expect(toHex(leafHash(entry, nodeCrypto))).toBe(
      createHash('sha256').update(Buffer.of(0)).update(entry).digest('hex'),
    );
  });

  it('does not depend on the order of members, nor on the position', () => {
    const turned = {
      ...event,
      position: 12n,
      data: Object.fromEntries(Object.entries(event.data).reverse()),
    };
    expect(encodeLeaf(turned, nodeCrypto)).toEqual(encodeLeaf(event, nodeCrypto));
  });

  it('is another one for every other event', () => {
    fc.assert(
      fc.property(anyEvent, anyEvent, (one, other) => {
        const same =
          JSON.stringify(readLeaf(encodeLeaf(one, nodeCrypto))) ===
          JSON.stringify(readLeaf(encodeLeaf(other, nodeCrypto)));
        expect(sameBytes(encodeLeaf(one, nodeCrypto), encodeLeaf(other, nodeCrypto))).toBe(same);
      }),
    );
    const others: Partial<LoggedEvent>[] = [
      { stream: 'convoy-nlc-2026-032' },
      { revision: 8 },
      { type: 'BorderEntered' },
      { id: '0190a7b2-7c3d-7e4f-8a5b-6c7d8e9f0a1c' },
      { data: {} },
      { metadata: { ...event.metadata, schemaVersion: 2 } },
      { data: event.metadata, metadata: event.data },
      { recordedAt: '2026-03-02T09:12:44.502Z' },
    ];
    for (const change of others)
      expect(encodeLeaf({ ...event, ...change }, nodeCrypto)).not.toEqual(encodeLeaf(event, nodeCrypto));
  });

  it('can be read, and says what the event says', () => {
    fc.assert(
      fc.property(anyEvent, (any) => {
        expect(JSON.parse(JSON.stringify(readLeaf(encodeLeaf(any, nodeCrypto))))).toEqual(
          JSON.parse(JSON.stringify(any)),
        );
      }),
    );
  });

  it('holds the digests of data and metadata where an entry cannot hold themselves', () => {
    const data = { text: 'Ələt–Astara '.repeat(62_600) };
    const entry = encodeLeaf({ ...event, data }, nodeCrypto);
    expect(entry.length).toBeLessThan(1_000);
    const digest = createHash('sha256').update(JSON.stringify(data)).digest('hex');
    expect(readLeaf(entry)).toMatchObject({ dataSha256: digest, stream: event.stream, revision: 7 });
    expect(encodeLeaf({ ...event, data: { text: `${data.text}.` } }, nodeCrypto)).not.toEqual(entry);
  });

  it('of a signed report is another one for another signature or another signed text, however long it is', () => {
    for (const note of ['told by phone', 'x'.repeat(MOST_ENTRY_BYTES)]) {
      const signed = {
        signature: { kid: 'k', alg: 'Ed25519', value: 'v' },
        signedText: `{"note":"${note}"}`,
      };
      const leaves = [
        signed,
        { ...signed, signedText: `{"note":"${note}." }` },
        { ...signed, signature: { ...signed.signature, value: 'w' } },
      ].map((metadata) => toHex(encodeLeaf({ ...event, metadata }, nodeCrypto)));
      expect(new Set(leaves).size).toBe(3);
    }
  });

  it('holds data themselves up to exactly 65,535 bytes', () => {
    const empty = encodeLeaf({ ...event, data: { text: '' } }, nodeCrypto).length;
    const text = 'x'.repeat(MOST_ENTRY_BYTES - empty);
    expect(encodeLeaf({ ...event, data: { text } }, nodeCrypto)).toHaveLength(MOST_ENTRY_BYTES);
    expect(readLeaf(encodeLeaf({ ...event, data: { text } }, nodeCrypto))).toHaveProperty('data');
    expect(readLeaf(encodeLeaf({ ...event, data: { text: `${text}x` } }, nodeCrypto))).toHaveProperty(
      'dataSha256',
    );
  });

  it('is refused where names alone are too long for it', () => {
    expect(() => encodeLeaf({ ...event, stream: 'x'.repeat(70_000) }, nodeCrypto)).toThrow(LeafTooLarge);
  });
});

describe('an entry that is read', () => {
  const text = new TextDecoder().decode(encodeLeaf(event, nodeCrypto));

  it.each([
    ['other JSON', '{"leaf":1}'],
    ['no JSON', 'leaf'],
    ['another format', text.replace('"leaf":1', '"leaf":2')],
    ['a blank in it', text.replace('"leaf":1', '"leaf": 1')],
    ['a member more', text.replace('"leaf":1', '"leaf":1,"leag":1')],
    ['a revision that is a text', text.replace('"revision":7', '"revision":"7"')],
  ])('is refused where it has %s', (_, wrong) => {
    expect(() => readLeaf(Buffer.from(wrong))).toThrow(LeafMalformed);
  });

  it('is refused where it is no UTF-8', () => {
    expect(() => readLeaf(Buffer.from([0xff, 0xfe]))).toThrow(LeafMalformed);
  });
});
