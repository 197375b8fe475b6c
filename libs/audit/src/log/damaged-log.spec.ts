import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openNote, readNote } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { addKey, retireKey } from '../signing/key-ring.js';
import { placeIn } from '../testing/audited-world.js';
import { recorded } from '../testing/recorded.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { LogDamaged } from './log.errors.js';
import { type LogPlace } from './log-folder.js';
import { TransparencyLog } from './transparency-log.js';

const temporary = temporaryFolder();
let places = 0;
const freshPlace = (): LogPlace => placeIn(temporary, `log-${places++}`);

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
    expect(openNote(readNote(last.checkpoint.note), last.verifierKeys, nodeCrypto).outcome).toBe('verified');
    await last.close();
  });
});

afterAll(() => {
  temporary.remove();
});
