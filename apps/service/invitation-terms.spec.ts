import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addKey } from '#kafila/audit';
import { loadSettings } from '#kafila/platform';
import { fingerprintOfLogKey } from '#kafila/proof';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { invitationTermsOf } from './invitation-terms.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-terms-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const logKeyOf = (keyDir: string): Promise<string | null> | undefined =>
  invitationTermsOf(loadSettings({ KAFILA_AUDIT_KEY_DIR: keyDir })).logKey?.();

it('an invitation names the newest key of the log, also where only its public part is at hand', async () => {
  const [keeper, elsewhere] = [join(folder, 'keeper'), join(folder, 'elsewhere')];
  await addKey(keeper, 'kafila.example');
  const newest = fingerprintOfLogKey(await addKey(keeper, 'kafila.example'));
  mkdirSync(elsewhere);
  copyFileSync(join(keeper, 'verifier-keys'), join(elsewhere, 'verifier-keys'));
  expect([await logKeyOf(keeper), await logKeyOf(elsewhere)]).toEqual([newest, newest]);
});

it('no key is told where none is at hand, or none that can be read', async () => {
  expect(await logKeyOf(join(folder, 'nowhere'))).toBeNull();
  writeFileSync(join(folder, 'verifier-keys'), 'no key\n');
  expect(await logKeyOf(folder)).toBeNull();
});
