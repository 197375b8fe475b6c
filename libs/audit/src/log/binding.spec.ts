import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { signText, writeNote } from '#kafila/proof';
import { generateSigningKey } from '#kafila/proof/node';
import { type Binding, keepBinding, readBindings, type SignedBinding, writeBinding } from './binding.js';

const key = generateSigningKey('kafila.example.org/log');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-binding-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function bound(position: bigint): SignedBinding {
  const binding: Binding = {
    ...{ projection: 'trips', version: 3, position, rowsDigest: '0f'.repeat(16) },
    ...{ origin: 'kafila.example.org/log', size: 7, root: Buffer.alloc(32, 5) },
  };
  const text = writeBinding(binding);
  return { ...binding, note: writeNote({ text, signatures: [signText(text, key)] }) };
}

describe('the bindings of a projection', () => {
  it('are read as they were kept, the oldest first; none where none was kept', async () => {
    expect(await readBindings(folder, 'trips')).toEqual([]);
    await keepBinding(folder, bound(5n));
    await keepBinding(folder, bound(9n));
    expect(await readBindings(folder, 'trips')).toEqual([bound(5n), bound(9n)]);
    expect(await readBindings(folder, 'others')).toEqual([]);
  });

  it('lose only the one that a killed process left half written, not the one after it', async () => {
    await keepBinding(folder, bound(5n));
    const [file = ''] = readdirSync(join(folder, 'bindings'));
    appendFileSync(join(folder, 'bindings', file), '"kafila/projection/v1\\nkafi');
    await keepBinding(folder, bound(9n));
    expect(await readBindings(folder, 'trips')).toEqual([bound(5n), bound(9n)]);
  });
});
