import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hexKeyId, writeVerifierKey } from '#kafila/proof';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { addKey, hasKeys, KeysUnusable, openKeyRing, retireKey } from './key-ring.js';

const temporary = temporaryFolder();
const name = 'log.example/kafila';
let folders = 0;

async function freshKeys(): Promise<{ folder: string; file: string }> {
  const folder = temporary.path(`keys-${folders++}`);
  await addKey(folder, name);
  const file = readdirSync(folder).find((file) => file.endsWith('.key')) ?? '';
  return { folder, file: join(folder, file) };
}

describe('the keys of a log', () => {
  it('are made in a file that only its owner may read, in a folder that only he may enter', async () => {
    const { folder, file } = await freshKeys();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(await hasKeys(folder)).toBe(true);
    expect(await hasKeys(temporary.path('none'))).toBe(false);
  });

  it.each([0o640, 0o604, 0o620, 0o660, 0o666])('are refused where the file has the mode %o', async (mode) => {
    const { folder, file } = await freshKeys();
    chmodSync(file, mode);
    await expect(openKeyRing(folder, name)).rejects.toThrow(KeysUnusable);
    await expect(openKeyRing(folder, name)).rejects.toThrow('chmod 600');
    chmodSync(file, 0o400);
    expect((await openKeyRing(folder, name)).signers).toHaveLength(1);
  });

  it('sign all, and are published all, when one is added beside another', async () => {
    const { folder } = await freshKeys();
    const second = await addKey(folder, name);
    const ring = await openKeyRing(folder, name);
    expect(ring.signers.map((key) => key.verifier)).toEqual(ring.published);
    expect(ring.published[1]).toEqual(second);
    expect(readFileSync(join(folder, 'verifier-keys'), 'utf8')).toBe(
      ring.published.map((key) => `${writeVerifierKey(key)}\n`).join(''),
    );
  });

  it('stay published when they are retired, and the last one is not retired', async () => {
    const { folder } = await freshKeys();
    const [first] = (await openKeyRing(folder, name)).published;
    await expect(retireKey(folder, name, first?.keyId ?? 0)).rejects.toThrow('last key');
    const second = await addKey(folder, name);
    await retireKey(folder, name, first?.keyId ?? 0);
    const ring = await openKeyRing(folder, name);
    expect(ring.signers.map((key) => key.verifier)).toEqual([second]);
    expect(ring.published).toEqual([first, second]);
    await expect(retireKey(folder, name, 0)).rejects.toThrow(KeysUnusable);
  });

  it('are whole where the process was killed before a new one was published', async () => {
    const { folder } = await freshKeys();
    const published = readFileSync(join(folder, 'verifier-keys'), 'utf8');
    const second = await addKey(folder, name);
    writeFileSync(join(folder, 'verifier-keys'), published);
    const ring = await openKeyRing(folder, name);
    expect(ring.published[1]).toEqual(second);
    expect(readFileSync(join(folder, 'verifier-keys'), 'utf8')).toContain(hexKeyId(second.keyId));
  });

  it('are refused where they are of another log, torn, or gone', async () => {
    const { folder, file } = await freshKeys();
    await expect(openKeyRing(folder, 'log.example/other')).rejects.toThrow('not of log.example/other');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, 40));
    await expect(openKeyRing(folder, name)).rejects.toThrow(KeysUnusable);
    rmSync(file);
    await expect(openKeyRing(folder, name)).rejects.toThrow('No private key');
  });
});

afterAll(() => {
  temporary.remove();
});
