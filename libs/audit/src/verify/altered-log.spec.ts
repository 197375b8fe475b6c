import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openWithoutThread } from '#kafila/event-store/testing';
import { EMPTY_ROOT } from '#kafila/proof';
import { generateSigningKey } from '#kafila/proof/node';
import { keepBinding, writeBinding } from '../log/binding.js';
import { TransparencyLog } from '../log/transparency-log.js';
import { openKeyRing } from '../signing/key-ring.js';
import { signCheckpoint, signTextByAll } from '../signing/signed-checkpoint.js';
import { catchUp, placeIn } from '../testing/audited-world.js';
import { Evidence } from '../testing/evidence.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const temporary = temporaryFolder();
let evidence: Evidence;

beforeAll(async () => {
  evidence = await Evidence.gather(temporary);
}, 60_000);

describe('a log that was altered with its store', () => {
  it('is found by the root that was signed, where leaf and entry were altered alike', async () => {
    const copy = evidence.copy();
    const { file, log } = copy;
    const db = new Database(file);
    db.exec(`UPDATE events SET data = replace(data, 'torkham-pk', 'torkham-af') WHERE position = 127`);
    db.close();
    // The forger derives all files again, but cannot sign.
    const place = placeIn(temporary, 'forged');
    const forged = await TransparencyLog.open(place);
    const store = await openWithoutThread({ file });
    await catchUp(forged, store);
    await forged.close();
    await store.close();
    cpSync(join(place.folder, 'tile'), join(log, 'tile'), { recursive: true });
    expect(await evidence.verify(copy)).toMatchObject({ outcome: 'broken', fault: { code: 'root-differs' } });
    cpSync(join(place.folder, 'checkpoint'), join(log, 'checkpoint'));
    expect(await evidence.verify(copy)).toMatchObject({
      fault: { code: 'checkpoint-unsigned', position: null },
    });
  });

  it.each([
    ['tile/0/000', 101 * 32, 101],
    ['tile/entries/000', 20, 0],
    ['tile/1/000.p/1', 20, 0],
    ['tile/0/001.p/64', 20, 256],
  ])('is found where one byte of %s is flipped', async (path, at, leaf) => {
    const copy = evidence.copy();
    const { log } = copy;
    const bytes = readFileSync(join(log, path));
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    writeFileSync(join(log, path), bytes);
    expect(await evidence.verify(copy)).toMatchObject({
      outcome: 'broken',
      fault: { code: 'log-file', leaf },
    });
  });

  it.each(['tile/0/000', 'tile/entries/001.p/64', 'tile/1/000.p/1', 'checkpoint'])(
    'is found where %s is gone',
    async (path) => {
      const copy = evidence.copy();
      const { log } = copy;
      rmSync(join(log, path));
      expect(await evidence.verify(copy)).toMatchObject({ outcome: 'broken', fault: { code: 'log-file' } });
    },
  );

  it.each(['tile/0/000', 'tile/0/001.p/64', 'tile/entries/000', 'tile/1/000.p/1', 'tile/0/001.p/10'])(
    'is found where bytes were added to %s',
    async (path) => {
      const copy = evidence.copy();
      const there = existsSync(join(copy.log, path)) ? readFileSync(join(copy.log, path)) : Buffer.alloc(0);
      writeFileSync(join(copy.log, path), Buffer.concat([there, Buffer.alloc(40)]));
      expect(await evidence.verify(copy)).toMatchObject({ outcome: 'broken', fault: { code: 'log-file' } });
    },
  );

  it('is found where an older partial tile has something else; what is no tile yet is named', async () => {
    const copy = evidence.copy();
    const tile = readFileSync(join(copy.log, 'tile/0/001.p/64'));
    writeFileSync(join(copy.log, 'tile/0/001.p/10'), tile.subarray(0, 320));
    writeFileSync(join(copy.log, 'tile/0/001.p/65'), Buffer.alloc(65 * 32));
    writeFileSync(join(copy.log, 'tile/notes.txt'), 'mine');
    expect(await evidence.verify(copy)).toMatchObject({
      outcome: 'intact',
      notLookedAt: [
        'tile/: 1 files are of leaves after the last checkpoint.',
        'tile/: 1 files are no tiles.',
      ],
    });
    writeFileSync(join(copy.log, 'tile/0/001.p/10'), Buffer.alloc(320));
    expect(await evidence.verify(copy)).toMatchObject({ outcome: 'broken', fault: { code: 'log-file' } });
  });

  it('is found where its index is gone or cut', async () => {
    const copy = evidence.copy();
    writeFileSync(join(copy.log, 'positions'), Buffer.alloc(100 * 8));
    expect(await evidence.verify(copy)).toMatchObject({ fault: { code: 'log-file' } });
    rmSync(join(copy.log, 'positions'));
    expect(await evidence.verify(copy)).toMatchObject({ fault: { code: 'log-file' } });
  });

  it('is found where the checkpoint that a witness cosigned, or a binding, is not what the events give', async () => {
    const ring = await openKeyRing(evidence.place.keyFolder, evidence.place.origin);
    const { origin, size, root } = evidence.checkpoint;
    const other = { origin, size: 300, root };
    const copy = evidence.copy();
    const cosigned = join(copy.log, 'checkpoint.cosigned');
    writeFileSync(cosigned, evidence.checkpoint.note);
    expect(await evidence.verify(copy)).toMatchObject({ outcome: 'intact', checkpoints: [320, 320] });
    writeFileSync(cosigned, signCheckpoint(other, ring));
    expect(await evidence.verify(copy)).toMatchObject({ fault: { code: 'root-differs' }, proven: 0 });
    writeFileSync(cosigned, 'nothing');
    expect(await evidence.verify(copy)).toMatchObject({ fault: { code: 'checkpoint-unsigned' } });
    rmSync(cosigned);

    const bind = async (binding: { position: bigint; size: number; root: Uint8Array }): Promise<void> => {
      rmSync(join(copy.log, 'bindings'), { recursive: true, force: true });
      const whole = { ...binding, origin, projection: 'trips', version: 1, rowsDigest: '0a'.repeat(16) };
      await keepBinding(copy.log, { ...whole, note: signTextByAll(writeBinding(whole), ring) });
    };
    await bind({ position: 400n, size, root });
    expect(await evidence.verify(copy)).toMatchObject({ outcome: 'intact', bindings: 1 });
    await bind({ position: 0n, size: 0, root: EMPTY_ROOT });
    expect(await evidence.verify(copy)).toMatchObject({ outcome: 'intact', bindings: 1 });
    await bind({ position: 400n, ...other });
    expect(await evidence.verify(copy)).toMatchObject({ fault: { code: 'root-differs' } });
    const file = join(copy.log, 'bindings', 'trips.ndjson');
    await bind({ position: 400n, size, root });
    writeFileSync(file, readFileSync(file, 'utf8').replace('0a0a', '0a0b'));
    expect(await evidence.verify(copy)).toMatchObject({ fault: { code: 'checkpoint-unsigned' } });
    writeFileSync(file, '"half\n');
    expect(await evidence.verify(copy)).toMatchObject({
      outcome: 'intact',
      notLookedAt: ['bindings/trips.ndjson: 1 lines are no bindings; a killed process leaves such.'],
    });
  });

  it('is found where its index names another position', async () => {
    const copy = evidence.copy();
    const { log } = copy;
    const positions = readFileSync(join(log, 'positions'));
    positions.writeBigUInt64BE(128n, 101 * 8);
    writeFileSync(join(log, 'positions'), positions);
    expect(await evidence.verify(copy)).toMatchObject({
      fault: { code: 'position-changed', position: 127n },
    });
  });

  it('is found where its checkpoint was altered, or is of another key', async () => {
    const copy = evidence.copy();
    const { log } = copy;
    const others = [generateSigningKey('log.example/kafila').verifier];
    expect(await evidence.verify(copy, { verifierKeys: others })).toMatchObject({
      fault: { code: 'checkpoint-unsigned' },
    });
    const note = readFileSync(join(log, 'checkpoint'), 'utf8');
    writeFileSync(join(log, 'checkpoint'), note.replace('\n320\n', '\n319\n'));
    expect(await evidence.verify(copy)).toMatchObject({ fault: { code: 'checkpoint-unsigned' } });
    writeFileSync(join(log, 'checkpoint'), 'nothing');
    expect(await evidence.verify(copy)).toMatchObject({ fault: { code: 'checkpoint-unsigned' } });
  });
});

afterAll(() => {
  temporary.remove();
});
