import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OidcSetting } from '#kafila/platform';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SessionKeysUnusable } from '../sessions/session-keys.js';
import { openOidc, OidcUnusable } from './open-oidc.js';

const SETTING: OidcSetting = {
  ...{ issuer: 'https://login.example', clientId: 'kafila', audience: 'kafila-api', rolesClaim: 'roles' },
  ...{ clientSecret: undefined, clientSecretFile: undefined, algorithms: ['ES256'] },
  roles: [['kafila-desk', 'desk']],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-oidc-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const opened = (setting: Partial<OidcSetting>): ReturnType<typeof openOidc> =>
  openOidc({ ...SETTING, ...setting }, join(folder, 'session-keys'));

describe('what is set for an issuer', () => {
  it('lets people sign in by a client, and only tokens count without one', () => {
    const clientSecretFile = join(folder, 'secret');
    writeFileSync(clientSecretFile, 'the secret\n');
    expect(opened({ clientSecretFile }).signIn?.setting.clientSecret).toBe('the secret');
    expect(opened({ clientId: undefined }).signIn).toBeUndefined();
  });

  it.each(['unit', 'king'])('lets nobody be a %s by a claim', (role) => {
    expect(() => opened({ roles: [['x', role]] })).toThrow(`KAFILA_OIDC_ROLES names ${role}`);
  });

  it('is refused where a file that it names does not do', () => {
    expect(() => opened({ clientSecretFile: join(folder, 'none') })).toThrow(OidcUnusable);
    writeFileSync(join(folder, 'empty'), '\n');
    expect(() => opened({ clientSecretFile: join(folder, 'empty') })).toThrow('is empty');
    writeFileSync(join(folder, 'session-keys'), 'none');
    expect(() => opened({})).toThrow(SessionKeysUnusable);
  });
});
