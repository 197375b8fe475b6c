import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RecordedEvent } from '#kafila/event-store';
import { addKey, retireKey } from '../key/key-ring.js';
import { encodeLeaf } from '../leaf/leaf.js';
import { leafHash } from '../merkle/hash.js';
import { openNote } from '../note/signature.js';
import { readNote } from '../note/note.js';
import { naivePath, naiveProof, naiveRoot } from '../testing/naive-tree.js';
import { placeIn, roadEvent } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { TileReader } from '../tiles/tile-reader.js';
import { LogContradicted, LogDamaged, LogLocked } from './log.errors.js';
import { type LogPlace } from './log-folder.js';
import { TransparencyLog } from './transparency-log.js';

const temporary = temporaryFolder();
let places = 0;
const freshPlace = (): LogPlace => placeIn(temporary, `log-${places++}`);

/** Events of two streams as a store would hand them out, at positions with gaps. */
function recorded(count: number, first = 0): RecordedEvent[] {
  return Array.from({ length: count }, (_, at) => {
    const n = first + at;
    return {
      ...roadEvent(n),
      id: `00000000-0000-7000-8000-${n.toString().padStart(12, '0')}`,
      stream: `convoy-c${n % 2}`,
      revision: Math.floor(n / 2),
      position: BigInt(3 * n + 1),
      recordedAt: new Date(1_750_000_000_000 + n).toISOString(),
    };
  });
}

const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

/** Appends in portions of the given sizes, again and again until all is in. */
async function appendAll(
  log: TransparencyLog,
  events: readonly RecordedEvent[],
  portions: readonly number[],
): Promise<void> {
  for (let [at, turn] = [0, 0]; at < events.length; turn++) {
    const portion = portions[turn % portions.length] ?? 1;
    await log.append(events.slice(at, at + portion));
    at += portion;
  }
}

describe('the log', () => {
  it('has the root, the proofs and the leaves of an independent implementation, in whatever portions it grew', async () => {
    const events = recorded(700);
    const entries = events.map(encodeLeaf);
    for (const portions of [[700], [1, 254, 1, 1], [256], [37, 219]]) {
      const log = await TransparencyLog.open(freshPlace());
      await appendAll(log, events, portions);
      expect(log.size).toBe(700);
      expect(log.position).toBe(3n * 699n + 1n);
      expect(log.checkpoint.root.toString('hex')).toBe(naiveRoot(entries));
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
    const entries = recorded(530).map(encodeLeaf);
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
    expect(again.checkpoint.root.toString('hex')).toBe(naiveRoot(recorded(600).map(encodeLeaf)));
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
    expect(tile.subarray(0, 32)).toEqual(leafHash(encodeLeaf(recorded(1)[0] as RecordedEvent)));
    const reader = new TileReader(log.tiles, 300);
    expect(await reader.entries(1)).toEqual(recorded(300).slice(256).map(encodeLeaf));
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

describe('after a kill', () => {
  it('takes nothing that was written behind the last checkpoint, and derives it again in other portions', async () => {
    const place = freshPlace();
    const log = await TransparencyLog.open(place);
    await log.append(recorded(200));
    const checkpoint = readFileSync(join(place.folder, 'checkpoint'));
    await log.append(recorded(200, 200));
    await log.close();
    // As if it had died between the tiles and the checkpoint.
    writeFileSync(join(place.folder, 'checkpoint'), checkpoint);
    writeFileSync(join(place.folder, 'staging', '99'), 'half a ti');
    const again = await TransparencyLog.open(place);
    expect(again.size).toBe(200);
    expect(readdirSync(join(place.folder, 'staging'))).toEqual([]);
    await appendAll(again, recorded(300, 200), [30]);
    expect(again.checkpoint.root.toString('hex')).toBe(naiveRoot(recorded(500).map(encodeLeaf)));
    await again.close();
  });

  it('stops where what was written behind the last checkpoint is of other events', async () => {
    const place = freshPlace();
    const log = await TransparencyLog.open(place);
    await log.append(recorded(200));
    const checkpoint = readFileSync(join(place.folder, 'checkpoint'));
    await log.append(recorded(200, 200));
    await log.close();
    writeFileSync(join(place.folder, 'checkpoint'), checkpoint);
    const again = await TransparencyLog.open(place);
    const others = recorded(200, 200).map((event, at) =>
      at === 20 ? { ...event, data: { n: 'another' } } : event,
    );
    const refused = again.append(others);
    await expect(refused).rejects.toThrow(LogContradicted);
    await expect(refused).rejects.toMatchObject({ position: 3n * 220n + 1n, leaf: 220 });
    expect(readFileSync(join(place.folder, 'checkpoint'))).toEqual(checkpoint);
    await again.close();
  });

  it('begins once only, wherever the first start was killed', async () => {
    const place = freshPlace();
    await (await TransparencyLog.open(place)).close();
    const keys = readdirSync(place.keyFolder);
    // Killed after the key, before the folder got its name.
    rmSync(place.folder, { recursive: true });
    mkdirSync(`${place.folder}.new`);
    const log = await TransparencyLog.open(place);
    expect(log.size).toBe(0);
    expect(readdirSync(place.keyFolder)).toEqual(keys);
    expect(existsSync(`${place.folder}.new`)).toBe(false);
    await log.close();
  });
});

describe('a log that is not what it was', () => {
  async function damaged(damage: (folder: string) => void): Promise<void> {
    const place = freshPlace();
    const log = await TransparencyLog.open(place);
    await log.append(recorded(300));
    await log.close();
    damage(place.folder);
    await expect(TransparencyLog.open(place)).rejects.toThrow(LogDamaged);
    await expect(TransparencyLog.open(place)).rejects.toThrow(LogDamaged);
  }

  it.each([
    ['its checkpoint', 'checkpoint'],
    ['its settings', 'log.json'],
    ['its index of positions', 'positions'],
    ['a partial tile', 'tile/0/001.p/44'],
    ['a partial bundle', 'tile/entries/001.p/44'],
    ['a tile above', 'tile/1/000.p/1'],
  ])('is not opened without %s', async (_, file) => {
    await damaged((folder) => {
      rmSync(join(folder, file));
    });
  });

  it('is not opened where a tile at its edge is altered', async () => {
    await damaged((folder) => {
      const file = join(folder, 'tile/0/001.p/44');
      const bytes = readFileSync(file);
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    });
  });

  it('is not opened where its checkpoint is altered, or signed by another key', async () => {
    await damaged((folder) => {
      const file = join(folder, 'checkpoint');
      writeFileSync(file, readFileSync(file, 'utf8').replace('\n300\n', '\n299\n'));
    });
    const other = freshPlace();
    await (await TransparencyLog.open(other)).close();
    await damaged((folder) => {
      writeFileSync(join(folder, 'checkpoint'), readFileSync(join(other.folder, 'checkpoint')));
    });
  });

  it('is not begun again where its keys are there and its folder is gone', async () => {
    const place = freshPlace();
    await (await TransparencyLog.open(place)).close();
    rmSync(place.folder, { recursive: true });
    await expect(TransparencyLog.open(place)).rejects.toThrow('a backup');
    expect(existsSync(place.folder)).toBe(false);
  });

  it('is not opened for other streams than it was begun for', async () => {
    const place = freshPlace();
    await (await TransparencyLog.open(place)).close();
    const more = { ...place, streamPrefixes: [...place.streamPrefixes, 'person-'] };
    await expect(TransparencyLog.open(more)).rejects.toThrow(LogDamaged);
  });
});

describe('keys of a log', () => {
  it('sign its checkpoint all from the next opening on, and a retired one no more', async () => {
    const place = freshPlace();
    const log = await TransparencyLog.open(place);
    await log.append(recorded(3));
    const [first] = log.verifierKeys;
    await log.close();
    const second = await addKey(place.keyFolder, place.origin);
    const both = await TransparencyLog.open(place);
    const signers = (log: TransparencyLog): number[] =>
      readNote(log.checkpoint.note).signatures.map(({ keyId }) => keyId);
    expect(signers(both)).toEqual([first?.keyId, second.keyId]);
    expect(both.size).toBe(3);
    await both.close();
    await retireKey(place.keyFolder, place.origin, first?.keyId ?? 0);
    const last = await TransparencyLog.open(place);
    expect(signers(last)).toEqual([second.keyId]);
    expect(last.verifierKeys).toEqual([first, second]);
    expect(openNote(readNote(last.checkpoint.note), last.verifierKeys).outcome).toBe('verified');
    await last.close();
  });
});

afterAll(() => {
  temporary.remove();
});
