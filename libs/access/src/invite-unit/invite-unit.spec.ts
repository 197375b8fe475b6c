import { readWholeStream } from '#kafila/event-store';
import { readInvitation } from '#kafila/proof';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { knownLogKey, LOG_KEY } from '../testing/access-services.js';
import { ADDRESS } from '../testing/device.js';
import { HandingOut, met, UNIT } from '../testing/handing-out.js';

let handing: HandingOut;
beforeEach(async () => {
  handing = await HandingOut.begin();
});
afterEach(async () => {
  await handing.close();
});

describe('an invitation', () => {
  it('is told once, as one line that a device reads, and kept as a digest for 24 hours', async () => {
    const { status, body, headers } = await handing.service.ask('post', `${UNIT}/invitations`);
    expect([status, headers['cache-control']]).toEqual([201, 'no-store']);
    const { code, address } = body as { code: string; address: string };
    expect(readInvitation(String(body['text']))).toEqual({
      address,
      code,
      unitId: 'gate-2',
      logKey: LOG_KEY,
    });
    const [made] = await readWholeStream(handing.services.store, 'unit-gate-2');
    expect(made).toMatchObject({
      type: 'InvitationMade',
      metadata: { by: handing.services.admin.principal, via: 'key', role: 'admin' },
    });
    expect(JSON.stringify([made?.data, made?.metadata])).not.toContain(code);
    const goodFor = Date.parse(String(body['expiresAt'])) - Date.parse(made?.recordedAt ?? '');
    expect(Math.round(goodFor / 60_000)).toBe(24 * 60);
  });

  it('tells no device that it could trust any service: without the key of the log nobody is invited', async () => {
    const unknowing = await handing.services.service({
      publicUrl: ADDRESS,
      logKey: () => Promise.resolve(null),
    });
    expect(await met(unknowing.ask('post', `${UNIT}/invitations`))).toBe('409 log-key-unknown');
    const untold = await handing.services.service({ publicUrl: ADDRESS });
    expect(await met(untold.ask('post', `${UNIT}/invitations`))).toBe('409 log-key-unknown');
    expect(await readWholeStream(handing.services.store, 'unit-gate-2')).toEqual([]);
  });

  it('needs an address that a device can reach', async () => {
    const other = await handing.services.service({ logKey: knownLogKey });
    const invite = (body: object): Promise<string> => met(other.ask('post', `${UNIT}/invitations`, body));
    expect(await invite({})).toBe('422 address-needed');
    for (const address of ['kafila.example', 'https://kafila.example/', 'https://a@b', 'https://a/?q'])
      expect([address, await invite({ address })]).toEqual([address, '422 address-needed']);
    expect(await invite({ address: 'http://10.0.0.7:3000' })).toBe('201');
  });

  it('is made by admins alone', async () => {
    const { apiKey } = await handing.enrolled();
    expect(await met(handing.service.ask('post', `${UNIT}/invitations`, {}, apiKey))).toBe('403 not-allowed');
    expect(await met(handing.service.ask('post', `${UNIT}/invitations`, {}, null))).toBe('401 key-needed');
  });
});

describe('no code and no key', () => {
  it('stands in any event, or in what is told to anybody else', async () => {
    const { body, apiKey } = await handing.enrolled();
    const events = await readWholeStream(handing.services.store, 'unit-gate-2');
    const told = JSON.stringify([
      events.map(({ data, metadata }) => [data, metadata]),
      (await handing.service.ask('get', '')).body,
    ]);
    for (const secret of [body.code, apiKey, body.proof]) expect(told).not.toContain(secret);
  });
});
