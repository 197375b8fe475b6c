import { describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretBelow, secretIn } from './kit/secrets-told.js';
import { temporaryFolder } from './kit/service.js';

// Of no service: its last four characters follow from the others.
const KEY = `kfa_${'A'.repeat(43)}`;
const TOKEN = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.c2ln`;

describe('what services leave behind, looked through whenever a test stops one', () => {
  it.each([
    ['a token', TOKEN],
    ['a sealed session', `${TOKEN}.AAAA.BBBB`],
    ['an invitation', 'kafila-invitation-1 http://x'],
    ['a private key', 'PRIVATE KEY'],
  ])('is found to hold %s', (_, secret) => {
    expect(secretIn(`{"msg":"${secret}"}`)).toBe(`${secret.slice(0, 12)}...`);
  });

  it('holds no key where four characters do not follow from the others', () => {
    expect(secretIn(`${KEY}AAAA`)).toBeUndefined();
    expect(secretIn('{"by":"access-desk-1","digest":"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"}')).toBe(
      undefined,
    );
  });

  it('is looked through file by file, but for those that are made for keys', () => {
    const folder = temporaryFolder();
    const at = join(folder.path, 'log-keys');
    mkdirSync(at);
    writeFileSync(join(at, 'signing'), '-----BEGIN PRIVATE KEY-----');
    expect(secretBelow(folder.path)).toBeUndefined();
    writeFileSync(
      join(folder.path, 'events.db'),
      Buffer.concat([Buffer.alloc(1_048_560), Buffer.from(TOKEN)]),
    );
    expect(secretBelow(folder.path)).toMatch(/events\.db: eyJ/);
    expect(secretBelow(join(folder.path, 'nowhere'))).toBeUndefined();
    folder.remove();
  });
});
