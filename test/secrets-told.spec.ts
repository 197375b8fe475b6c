import { describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rememberKeysBelow, rememberSecret, secretBelow, secretIn } from './kit/secrets-told.js';
import { leakIn } from './kit/watched-answers.js';
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
    ['a key of the log or of a witness', 'PRIVATE+KEY'],
    ['what an issuer sends back', '/login/callback?code=x'],
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
    const at = join(folder.path, 'keys');
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

  it('is looked through for what somebody was told once, and for keys of sessions and of the log', () => {
    const code = 'c29tZSBjb2RlLCBvbmNl';
    rememberSecret(code);
    expect(secretIn(`{"msg":"asked with ${code}"}`)).toBe('c29t...');
    const folder = temporaryFolder();
    mkdirSync(join(folder.path, 'audit', 'keys'), { recursive: true });
    const [session, log] = ['c2Vzc2lvbi1rZXktb2YtdGhlLXRlc3Q', 'bG9nLWtleS1vZi10aGUtdGVzdA=='];
    writeFileSync(join(folder.path, 'session-keys'), `${session}\n`);
    writeFileSync(join(folder.path, 'audit', 'keys', '001-0badc0de.key'), `PRIVATE+KEY+x+0badc0de+${log}\n`);
    // Somebody keeps the public key beside.
    const published = 'x+0badc0de+cHVibGljLWtleS1vZi10aGUtdGVzdA==\n';
    writeFileSync(join(folder.path, 'log.key'), published);
    writeFileSync(join(folder.path, 'audit', 'keys', 'verifier-keys'), published);
    rememberKeysBelow(folder.path);
    expect(secretBelow(folder.path)).toBeUndefined();
    expect([secretIn(`sealed by ${session}`), secretIn(`signed by ${log}`)]).toEqual(['c2Vz...', 'bG9n...']);
    writeFileSync(join(folder.path, 'access-log'), `{"path":"/v1/access/enrolments/${code}"}`);
    expect(secretBelow(folder.path)).toMatch(/access-log: c29t/);
    folder.remove();
  });
});

describe('an answer of a service', () => {
  const answer = (status: number, body: object, headers = {}): Response =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it('tells no secret where it refuses, nor in an address', async () => {
    const key = 'kfa_told-to-somebody-once';
    rememberSecret(key);
    expect(await leakIn(answer(422, { detail: `'${key}' is no key` }), '/v1/access')).toBe('kfa_...');
    expect(await leakIn(answer(302, {}, { location: `/?code=${key}` }), '/login')).toBe('kfa_...');
    expect(await leakIn(answer(422, { detail: 'It is no key' }), '/v1/access')).toBeUndefined();
  });

  it('may tell it once, and from then on it is known', async () => {
    const code = 'YSBjb2RlIG9mIHRoZSB0ZXN0';
    expect(await leakIn(answer(201, { code }), '/v1/access/units/u/invitations')).toBeUndefined();
    expect(secretIn(code)).toBe('YSBj...');
  });
});
