import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RecordedEvent } from '#kafila/event-store';
import { encodeLeaf, leafHash, toHex } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { TileReader } from '../tiles/tile-reader.js';
import { LogLocked, RowsContradicted } from './log.errors.js';
import { placeIn } from '../testing/audited-world.js';
import { naivePath, naiveProof, naiveRoot } from '../testing/naive-tree.js';
import { appendAll, recorded } from '../testing/recorded.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { type LogPlace } from './log-folder.js';
import { TransparencyLog } from './transparency-log.js';

const temporary = temporaryFolder();
let places = 0;
const freshPlace = (): LogPlace => placeIn(temporary, `log-${places++}`);

const hex = (hashes: readonly Uint8Array[]): string[] => hashes.map(toHex);

describe('the log', () => {
  it('has the root, the proofs and the leaves of an independent implementation, in whatever portions it grew', async () => {
    const events = recorded(700);
    const entries = events.map((event) => encodeLeaf(event, nodeCrypto));
    for (const portions of [[700], [1, 254, 1, 1], [256], [37, 219]]) {
      const log = await TransparencyLog.open(freshPlace());
      await appendAll(log, events, portions);
      expect(log.size).toBe(700);
      expect(log.position).toBe(3n * 699n + 1n);
      expect(toHex(log.checkpoint.root)).toBe(naiveRoot(entries));
      for (const index of [0, 1, 255, 256, 511, 512, 640, 699]) {
        expect(hex(await log.proveInclusion(index))).toEqual(naivePath(index, entries));
        expect((await log.leaf(index)).position).toBe(events[index]?.position);
        expect((await log.leaf(index)).content.id).toBe(events[index]?.id);
        expect(await log.indexOf(events[index]?.position ?? 0n)).toBe(index);
      }
      for (const [first, second] of [
        [1, 700],
        [256, 699],
        [300, 513],
        [512, 700],
        [700, 700],
      ] as const) {
        expect(hex(await log.proveConsistency(first, second))).toEqual(
          naiveProof(first, entries.slice(0, second)),
        );
      }
      await log.close();
    }
  }, 60_000);

  it('proves any leaf in any tree it ever had', async () => {
    const entries = recorded(530).map((event) => encodeLeaf(event, nodeCrypto));
    const log = await TransparencyLog.open(freshPlace());
    await log.append(recorded(530));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 530 }), fc.nat(529), async (size, any) => {
        const index = any % size;
        const part = entries.slice(0, size);
        expect(hex(await log.proveInclusion(index, size))).toEqual(naivePath(index, part));
        expect(hex(await log.proveConsistency(index + 1, size))).toEqual(naiveProof(index + 1, part));
      }),
      { numRuns: 25 },
    );
    await log.close();
  }, 60_000);

  it('begins with a signed checkpoint of nothing, and goes on where it ended', async () => {
    const place = freshPlace();
    const log = await TransparencyLog.open(place);
    expect([log.size, log.position]).toEqual([0, 0n]);
    expect(readFileSync(join(place.folder, 'checkpoint'), 'utf8')).toMatch(
      /^log\.example\/kafila\n0\n47DEQpj8HBSa\+\/TImW\+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— log\.example\/kafila /,
    );
    await log.append(recorded(300));
    const { note } = log.checkpoint;
    await log.close();
    const again = await TransparencyLog.open(place);
    expect([again.size, again.checkpoint.note]).toEqual([300, note]);
    await again.append(recorded(300, 300));
    expect(toHex(again.checkpoint.root)).toBe(
      naiveRoot(recorded(600).map((event) => encodeLeaf(event, nodeCrypto))),
    );
    await again.close();
  });

  it('lays out its files as tlog-tiles says, and drops partial tiles once there is a full one', async () => {
    const place = freshPlace();
    const log = await TransparencyLog.open(place);
    await log.append(recorded(100));
    expect(readdirSync(join(place.folder, 'tile/0/000.p'))).toEqual(['100']);
    await log.append(recorded(200, 100));
    expect(readdirSync(join(place.folder, 'tile/0')).sort()).toEqual(['000', '001.p']);
    expect(readdirSync(join(place.folder, 'tile/entries')).sort()).toEqual(['000', '001.p']);
    expect(readdirSync(join(place.folder, 'tile/1/000.p'))).toEqual(['1']);
    const tile = readFileSync(join(place.folder, 'tile/0/000'));
    expect(tile.length).toBe(8_192);
    expect(tile.subarray(0, 32)).toEqual(
      leafHash(encodeLeaf(recorded(1)[0] as RecordedEvent, nodeCrypto), nodeCrypto),
    );
    const reader = new TileReader(log.tiles, 300);
    expect(await reader.entries(1)).toEqual(
      recorded(300)
        .slice(256)
        .map((event) => encodeLeaf(event, nodeCrypto)),
    );
    await log.close();
  });

  it('refuses events that do not come after its last one, and writes nothing of them', async () => {
    const log = await TransparencyLog.open(freshPlace());
    await log.append(recorded(5));
    await expect(log.append(recorded(1, 4))).rejects.toThrow('Position 13 does not come after 13.');
    await expect(log.append(recorded(3, 5).reverse())).rejects.toThrow(RangeError);
    await expect(log.leaf(5)).rejects.toThrow('no leaf 5');
    await expect(log.proveInclusion(4, 6)).rejects.toThrow(RangeError);
    expect(log.size).toBe(5);
    expect(await log.indexOf(2n)).toBeUndefined();
    await log.close();
  });

  it('is open for writing once only', async () => {
    const place = freshPlace();
    const log = await TransparencyLog.open(place);
    await expect(TransparencyLog.open(place)).rejects.toThrow(LogLocked);
    await log.close();
    await (await TransparencyLog.open(place)).close();
  });
});

describe('a position of a projection', () => {
  it('is bound once: the same again is not signed twice, other rows are not signed at all', async () => {
    const log = await TransparencyLog.open(freshPlace());
    await log.append(recorded(3));
    const binding = {
      ...{ projection: 'trips', version: 4, position: log.position, rowsDigest: '0a'.repeat(16) },
      ...{ origin: log.origin, size: 3, root: log.checkpoint.root },
    };
    const signed = await log.signBinding(binding);
    expect(await log.signBinding(binding)).toEqual(signed);
    const others = log.signBinding({ ...binding, rowsDigest: '0b'.repeat(16) });
    await expect(others).rejects.toThrow(RowsContradicted);
    await expect(others).rejects.toThrow(`but ${'0a'.repeat(16)} was signed for that position`);
    expect(await log.bindings('trips')).toEqual([signed]);
    await log.signBinding({ ...binding, version: 5, rowsDigest: '0b'.repeat(16) });
    expect(await log.bindings('trips')).toHaveLength(2);
    await log.close();
  });
});

afterAll(() => {
  temporary.remove();
});
