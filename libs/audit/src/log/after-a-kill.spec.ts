import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeLeaf, toHex } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { LogContradicted } from './log.errors.js';
import { placeIn } from '../testing/audited-world.js';
import { naiveRoot } from '../testing/naive-tree.js';
import { appendAll, recorded } from '../testing/recorded.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { type LogPlace } from './log-folder.js';
import { TransparencyLog } from './transparency-log.js';

const temporary = temporaryFolder();
let places = 0;
const freshPlace = (): LogPlace => placeIn(temporary, `log-${places++}`);

describe('after a kill', () => {
  it('takes nothing that was written after the last checkpoint, and derives it again in other portions', async () => {
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
    expect(toHex(again.checkpoint.root)).toBe(
      naiveRoot(recorded(500).map((event) => encodeLeaf(event, nodeCrypto))),
    );
    await again.close();
  });

  it('stops where what was written after the last checkpoint is of other events', async () => {
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

afterAll(() => {
  temporary.remove();
});
