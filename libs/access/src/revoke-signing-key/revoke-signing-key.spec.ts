import { readWholeStream } from '#kafila/event-store';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answered } from '../testing/access-services.js';
import { HandingOut, met, UNIT } from '../testing/handing-out.js';

const WHY = { reason: 'stolen' };

let handing: HandingOut;
beforeEach(async () => {
  handing = await HandingOut.begin();
});
afterEach(async () => {
  await handing.close();
});

const typesOf = async (stream = 'unit-gate-2'): Promise<readonly string[]> =>
  (await readWholeStream(handing.services.store, stream)).map(({ type }) => type);

describe('to revoke a signing key', () => {
  const since = '2026-03-04T18:00:00+05:00';
  const revoke = (kid: string, compromisedSince: string, unit = UNIT): Promise<Answered> =>
    handing.service.ask('post', `${unit}/signing-keys/${kid}/revoke`, { compromisedSince, ...WHY });

  it('takes the API key of its device along, and leaves those of others', async () => {
    const [stolen, other] = [await handing.enrolled(), await handing.enrolled()];
    expect((await revoke(stolen.kid, since)).status).toBe(200);
    expect(handing.service.followed.principals.signingKey(stolen.kid)?.revoked).toMatchObject({
      compromisedSince: '2026-03-04T13:00:00.000Z',
      reason: 'stolen',
    });
    expect(await met(handing.service.ask('get', '', {}, stolen.apiKey))).toBe('401 key-revoked');
    expect(await met(handing.service.ask('get', '', {}, other.apiKey))).toBe('403 not-allowed');
    expect(await met(handing.enrol(stolen.body))).toBe('409 signing-key-revoked');
    expect((await typesOf()).slice(-2)).toEqual(['KeyRevoked', 'ApiKeyRevoked']);
  });

  it('may be said again with an earlier instant, never with a later one', async () => {
    const { kid } = await handing.enrolled();
    await revoke(kid, since);
    const head = await handing.services.store.head();
    expect(await met(revoke(kid, since))).toBe('200');
    expect(await met(revoke(kid, '2026-03-04T18:00:01+05:00'))).toBe('409 compromised-later');
    expect(await handing.services.store.head()).toBe(head);
    const { body } = await revoke(kid, '2026-03-01T00:00:00Z');
    expect(body['signingKeys']).toMatchObject([{ kid, compromisedSince: '2026-03-01T00:00:00.000Z' }]);
  });

  it('is refused by name where it lies in the future, or there is no such key', async () => {
    const { kid } = await handing.enrolled();
    expect(await met(revoke(kid, '2999-01-01T00:00:00Z'))).toBe('422 compromised-in-future');
    expect(await met(revoke('nobody', since))).toBe('404 unknown-signing-key');
    expect(await met(revoke(kid, since, '/units/gate-9'))).toBe('404 unknown-principal');
  });

  it('is listed with the keys of its unit, several at once', async () => {
    const [one, two] = [await handing.enrolled(), await handing.enrolled()];
    await revoke(one.kid, since);
    const { items } = (await handing.service.ask('get', '')).body as { items: { principal: string }[] };
    const unit = items.find(({ principal }) => principal === 'unit-gate-2');
    expect(unit).toMatchObject({
      signingKeys: [
        { kid: one.kid, revokedAt: expect.any(String) },
        { kid: two.kid, revokedAt: null, compromisedSince: null },
      ],
      invitations: [{ state: 'enrolled' }, { state: 'enrolled' }],
    });
  });
});
