import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isApiKey } from '#kafila/access';
import { afterAll, expect, it } from '@jest/globals';
import { kafila } from '../../../testing/kafila.js';

const folder = mkdtempSync(join(tmpdir(), 'kafila-recover-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('the first key of an admin is printed once; another admin is made only to recover, and for a reason', async () => {
  const env = { KAFILA_DATA_DIR: join(folder, 'data') };
  const keyIn = (stdout: string): string => stdout.split('\n')[0] ?? '';
  const first = await kafila(['access', 'init'], { env });
  expect([first.code, isApiKey(keyIn(first.stdout))]).toEqual([0, true]);
  const again = await kafila(['access', 'init'], { env });
  expect([again.code === 0, again.stdout.includes('kfa_')]).toEqual([false, false]);
  const missing = await kafila(['access', 'init', '--if-missing'], { env });
  expect([missing.code, missing.stdout.includes('kfa_')]).toEqual([0, false]);
  const without = await kafila(['access', 'recover'], { env });
  expect([without.code === 0, without.stdout.includes('kfa_')]).toEqual([false, false]);
  const recovered = await kafila(['access', 'recover', '--reason', 'the key was lost'], { env });
  expect([recovered.code, isApiKey(keyIn(recovered.stdout))]).toEqual([0, true]);
  expect(keyIn(recovered.stdout)).not.toBe(keyIn(first.stdout));
});
