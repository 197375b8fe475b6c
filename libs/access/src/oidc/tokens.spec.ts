import { createSecretKey } from 'node:crypto';
import { mock } from 'node:test';
import { Problem } from '#kafila/platform';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKeyPair, UnsecuredJWT } from 'jose';
import { TestIssuer } from '../testing/test-issuer.js';
import { claimedRoles } from './claimed-roles.js';
import { Issuer } from './issuer.js';
import { streamOfPerson } from './stream-of-person.js';
import { Tokens } from './tokens.js';

let issuer: TestIssuer;
let tokens: Tokens;
let now: number;
beforeEach(async () => {
  issuer = await TestIssuer.start();
  now = Date.now();
  tokens = new Tokens(new Issuer(issuer.setting, () => now), issuer.setting, () => now);
});
afterEach(() => {
  mock.timers.reset();
  return issuer.stop();
});

/** How a token is met: the roles that count by it, or the problem, with what is wrong. */
async function met(token: string | Promise<string>): Promise<string> {
  try {
    const { claimed = [] } = await tokens.credentialOf(await token);
    return claimed.join('+');
  } catch (error) {
    if (error instanceof Problem) return `${error.status} ${error.code}: ${error.message}`;
    throw error;
  }
}

const seconds = (): number => Math.floor(now / 1000);

describe('a token of the issuer', () => {
  it('says who calls by an id that tells nobody who it is, and what he is', async () => {
    issuer.person = { sub: 'gul.khan@example.pk', roles: ['kafila-view', 'offline_access'] };
    const credential = await tokens.credentialOf(await issuer.token());
    expect(credential).toMatchObject({ via: 'token', claimed: ['viewer'] });
    expect(credential.stream).toMatch(/^access-oidc-[\w-]{22}$/);
    expect(credential.stream).toBe(streamOfPerson(issuer.url, 'gul.khan@example.pk'));
    expect(streamOfPerson(`${issuer.url}gul`, '.khan@example.pk')).not.toBe(credential.stream);
  });

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('may be signed by %s', async (alg) => {
    await issuer.keys.add(alg);
    expect(await met(issuer.token())).toBe('viewer');
  });

  it('counts until it expires, by clocks that may differ by ten seconds', async () => {
    const token = await issuer.token({ exp: seconds() + 60 });
    const { expiresAt } = await tokens.credentialOf(token);
    expect(expiresAt).toBe((seconds() + 70) * 1000);
    now += 69_000;
    expect(await met(token)).toBe('viewer');
    now += 2_000;
    expect(await met(token)).toContain('401 token-expired');
  });

  it.each([
    ['for another audience', { aud: 'another' }, 'is for another audience'],
    ['for nobody', { aud: [] }, 'is for another audience'],
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'is of another issuer'],
    ['that counts later', { nbf: Math.floor(Date.now() / 1000) + 60 }, 'does not count yet'],
    ['of tomorrow', { iat: Math.floor(Date.now() / 1000) + 86_400 }, 'was issued in the future'],
    ['that names nobody', { sub: '' }, 'names nobody'],
    ['without an end', { exp: undefined }, 'has a wrong exp'],
    ['without a beginning', { iat: undefined }, 'has a wrong iat'],
    ['without a subject', { sub: undefined }, 'has a wrong sub'],
  ])('lets nobody in %s', async (_what, claims, why) => {
    expect(await met(issuer.token(claims as never))).toContain(
      `401 token-invalid: This token does not count: it ${why}`,
    );
  });

  it.each([
    ['none at all', { typ: undefined }, {}],
    ['of a sign-out', { typ: 'logout+jwt' }, {}],
    ['of any kind', { typ: 'JWT' }, { typ: 'ID' }],
    ['of who signed in', { typ: 'JWT' }, { nonce: 'n' }],
  ])('lets nobody in by its type: %s', async (_what, signing, claims) => {
    expect(await met(issuer.token(claims, signing))).toContain('401 token-invalid');
    expect(await met(issuer.token({}, { typ: 'application/at+jwt' }))).toBe('viewer');
    expect(await met(issuer.token({ typ: 'Bearer' }, { typ: 'JWT' }))).toBe('viewer');
  });

  it('lets nobody in unsigned, nor signed by the public key taken for a secret, nor by a foreign key', async () => {
    const claims = {
      iss: issuer.url,
      aud: issuer.setting.audience,
      sub: 'x',
      iat: seconds(),
      exp: seconds() + 60,
    };
    expect(await met(new UnsecuredJWT({ ...claims, roles: ['kafila-admi'] }).encode())).toContain(
      '401 token-invalid',
    );
    const [published] = issuer.keys.published.keys;
    const secret = createSecretKey(Buffer.from(JSON.stringify(published))).export();
    expect(await met(issuer.token({}, { alg: 'HS256', by: secret }))).toContain(
      'an algorithm that is not allowed',
    );
    const { privateKey } = await generateKeyPair('ES256');
    expect(await met(issuer.token({}, { by: privateKey }))).toContain('has a signature that is not its own');
    const rs = new Tokens(new Issuer(issuer.setting), { ...issuer.setting, algorithms: ['RS256'] });
    await expect(rs.credentialOf(await issuer.token())).rejects.toThrow('algorithm');
    expect(await met('e30.e30.')).toContain('401 token-invalid');
  });

  it('is looked at before a session of the same person that was ended: what its clock is ahead does not save it', async () => {
    const { issuedAt } = await tokens.credentialOf(await issuer.token({ iat: seconds() + 9 }));
    expect(issuedAt).toBeLessThan(now);
  });
});

describe('the keys of the issuer', () => {
  it('are asked for once, and again for an unknown one, but not more often than every 30 s', async () => {
    for (let i = 0; i < 3; i++) expect(await met(issuer.token())).toBe('viewer');
    expect(issuer.asked).toEqual({ 'openid-configuration': 1, jwks: 1 });
    for (let i = 0; i < 3; i++)
      expect(await met(issuer.token({}, { kid: `none-${i}` }))).toContain(
        'a key that the issuer does not have',
      );
    expect(issuer.asked['jwks']).toBe(1);
    await issuer.keys.add();
    const rotated = await issuer.token();
    expect(await met(rotated)).toContain('a key that the issuer does not have');
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 30_001 });
    expect(await met(rotated)).toBe('viewer');
    expect(issuer.asked['jwks']).toBe(2);
  });

  it('let nobody in while the issuer is away, which is asked no more for a while', async () => {
    const token = await issuer.token();
    await issuer.stop();
    expect(await met(token)).toContain('503 issuer-away');
    await issuer.listen();
    expect(await met(token)).toContain('503 issuer-away');
    expect(issuer.asked).toEqual({});
    now += 30_000;
    expect(await met(token)).toBe('viewer');
  });

  it('count on while the issuer is away', async () => {
    const token = await issuer.token();
    expect(await met(token)).toBe('viewer');
    await issuer.stop();
    expect(await met(token)).toBe('viewer');
    await issuer.listen();
  });
});

describe('what the issuer says of somebody', () => {
  const setting = {
    rolesClaim: 'realm_access.roles',
    roles: [
      ['d', 'desk'],
      ['v', 'viewer'],
      ['a', 'admin'],
    ],
  } as const;

  it.each([
    [{ realm_access: { roles: ['d', 'v', 'd', 'other'] } }, ['desk', 'viewer']],
    [{ 'realm_access.roles': ['v'], realm_access: { roles: ['d'] } }, ['viewer']],
    [{ realm_access: { roles: 'v' } }, ['viewer']],
    [{ realm_access: 'v' }, []],
    [{ realm_access: { roles: [['d'], { d: 'd' }, null] } }, []],
    [{}, []],
  ])('%j', (claims, roles) => {
    expect(claimedRoles(claims, setting)).toEqual(roles);
  });

  it('is refused where it lets him decide who may what and see persons', async () => {
    expect(() => claimedRoles({ realm_access: { roles: ['a', 'd'] } }, setting)).toThrow('sees no persons');
    issuer.person = { sub: 'x', roles: ['kafila-admi', 'kafila-desk'] };
    expect(await met(issuer.token())).toContain('403 admin-sees-persons');
  });
});
