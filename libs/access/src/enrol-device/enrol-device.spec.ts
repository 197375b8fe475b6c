import { setTimeout as delay } from 'node:timers/promises';
import { type EventStore, readWholeStream } from '#kafila/event-store';
import { freshReportKey } from '#kafila/proof/node';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { device } from '../testing/device.js';
import { HandingOut, met } from '../testing/handing-out.js';

const WHY = { reason: 'stolen' };

let handing: HandingOut;
beforeEach(async () => {
  handing = await HandingOut.begin();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await handing.close();
});

const typesOf = async (stream = 'unit-gate-2'): Promise<readonly string[]> =>
  (await readWholeStream(handing.services.store, stream)).map(({ type }) => type);

describe('a device', () => {
  it.each(['Ed25519', 'ES256'] as const)(
    'signs for its unit once its digits were confirmed: %s',
    async (alg) => {
      const [{ code, path }, phone] = [await handing.invited(), device(alg)];
      const body = await phone.enrolment(code);
      const waiting = await handing.enrol(body);
      expect([waiting.status, waiting.body['confirmed'], waiting.body['apiKey']]).toEqual([202, false, null]);
      expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(12);
      const { principals } = handing.service.followed;
      expect([principals.signingKey(phone.kid), principals.hasSigningKey('gate-2')]).toEqual([
        undefined,
        false,
      ]);
      const { digits } = waiting.body;
      expect((await handing.service.ask('get', path)).body).toMatchObject({
        state: 'offered',
        kid: phone.kid,
        digits,
      });

      expect((await handing.confirm(path, digits)).body).toMatchObject({ state: 'enrolled' });
      expect(principals.signingKey(phone.kid)?.unitId).toBe('gate-2');
      const given = await handing.enrol(body);
      expect([given.status, given.headers['cache-control']]).toEqual([201, 'no-store']);
      expect(await met(handing.service.ask('get', '', {}, String(given.body['apiKey'])))).toBe(
        '403 not-allowed',
      );
      const events = await readWholeStream(handing.services.store, 'unit-gate-2');
      const [offered, issued] = ['KeyOffered', 'ApiKeyIssued'].map((type) =>
        events.find((one) => one.type === type),
      );
      for (const event of [offered, issued])
        expect(event?.metadata).toMatchObject({ by: 'unit-gate-2', via: 'invitation', role: 'unit' });
    },
  );

  it('that got no answer asks again, by the same key: the API key from before counts no more', async () => {
    const { body, apiKey, kid } = await handing.enrolled();
    const again = await handing.enrol(body);
    expect(again.status).toBe(201);
    expect(await met(handing.service.ask('get', '', {}, apiKey))).toBe('401 key-revoked');
    expect(await met(handing.service.ask('get', '', {}, String(again.body['apiKey'])))).toBe(
      '403 not-allowed',
    );
    expect(
      handing.service.followed.principals.of('unit-gate-2').signingKeys.map(({ key }) => key.kid),
    ).toEqual([kid]);
  });

  it('cannot use what another one has used, before or after that was confirmed', async () => {
    const [{ code, path }, first, second] = [await handing.invited(), device(), device()];
    const { body } = await handing.enrol(await first.enrolment(code));
    const late = await second.enrolment(code);
    expect(await met(handing.enrol(late))).toBe('409 invitation-used');
    await handing.confirm(path, body['digits']);
    expect(await met(handing.enrol(late))).toBe('409 invitation-used');
    expect(handing.service.followed.principals.hasSigningKey('gate-2')).toBe(true);
    expect(handing.service.followed.principals.signingKey(second.kid)).toBeUndefined();
  });

  it('is one alone where several use an invitation at two services at the same time', async () => {
    const { code } = await handing.invited();
    const other = await handing.services.service();
    const bodies = await Promise.all(Array.from({ length: 6 }, () => device().enrolment(code)));
    const answers = await Promise.all(
      bodies.map((body, i) => handing.enrol(body, i % 2 ? other : handing.service)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409, 409]);
    expect((await typesOf()).filter((type) => type === 'KeyOffered')).toHaveLength(1);
  });

  it('gets one API key that counts where it asks two services at the same time', async () => {
    const { body } = await handing.enrolled();
    const other = await handing.services.service();
    await Promise.all([0, 1, 2, 3].map((i) => handing.enrol(body, i % 2 ? other : handing.service)));
    await handing.service.followed.reached(await handing.services.store.head());
    const { keys } = handing.service.followed.principals.of('unit-gate-2');
    expect(keys.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  });

  it('loses nothing where the service dies between what it records and its answer', async () => {
    const dying: Pick<EventStore, 'append'> = {
      append: async (...args) => {
        await handing.services.store.append(...args);
        throw new Error('killed');
      },
    };
    const killed = await handing.services.service(undefined, dying);
    const [{ code, path }, phone] = [await handing.invited(), device()];
    await killed.followed.reached(await handing.services.store.head());
    const body = await phone.enrolment(code);
    expect((await handing.enrol(body, killed)).status).toBe(500);
    const { status, body: waiting } = await handing.enrol(body);
    expect(status).toBe(202);
    await handing.confirm(path, waiting['digits']);
    await killed.followed.reached(await handing.services.store.head());
    expect((await handing.enrol(body, killed)).status).toBe(500);
    expect((await handing.enrol(body)).status).toBe(201);
    expect((await typesOf()).filter((type) => type === 'KeyOffered')).toHaveLength(1);
  });

  it('is refused by name where its code, its proof or its key is wrong', async () => {
    const { code } = await handing.invited();
    const phone = device('Ed25519');
    const body = await phone.enrolment(code);
    const head = await handing.services.store.head();
    const { d: secret } = freshReportKey('Ed25519');
    for (const [wrong, expected] of [
      [await phone.enrolment('AAECAwQFBgcICQoLDA0ODw'), '404 unknown-invitation'],
      [{ ...body, proof: (await device('Ed25519').enrolment(code)).proof }, '422 proof-invalid'],
      [await phone.enrolment(code, { unitId: 'gate-3' }), '422 proof-invalid'],
      [await phone.enrolment(code, { address: 'https://kafila.example.net' }), '422 proof-invalid'],
      [{ ...body, publicKey: { ...body.publicKey, d: secret } }, '422 unusable-key'],
      [{ ...body, publicKey: { ...body.publicKey, crv: 'X25519' } }, '422 unusable-key'],
      [{ ...body, alg: 'ES256' }, '422 unusable-key'],
      [{ ...body, alg: 'none' }, '422 invalid-body'],
      [{ ...body, digits: '000000' }, '422 invalid-body'],
    ] as const) {
      const answer = await handing.enrol(wrong);
      expect(`${answer.status} ${String(answer.body['code'])}`).toBe(expected);
      expect(JSON.stringify(answer.body)).not.toContain(code);
    }
    expect(await handing.services.store.head()).toBe(head);
  });

  it('is too late after 24 hours, also with what it had offered', async () => {
    const [{ code, path }, phone, other] = [await handing.invited(), device(), await handing.invited()];
    const body = await phone.enrolment(code);
    const { digits } = (await handing.enrol(body)).body;
    const tomorrow = Date.now() + 24 * 3_600_000;
    jest.spyOn(Date, 'now').mockReturnValue(tomorrow);
    expect(await met(handing.enrol(body))).toBe('409 invitation-expired');
    expect(await met(handing.enrol(await device().enrolment(other.code)))).toBe('409 invitation-expired');
    expect(await met(handing.confirm(path, digits))).toBe('409 invitation-expired');
    expect((await handing.service.ask('get', path)).body['state']).toBe('expired');
  });

  it('is not confirmed by other digits, nor before it has offered a key, and confirmed twice changes nothing', async () => {
    const [{ code, path }, phone] = [await handing.invited(), device()];
    expect(await met(handing.confirm(path, '123456'))).toBe('409 nothing-offered');
    const { digits } = (await handing.enrol(await phone.enrolment(code))).body as { digits: string };
    const wrong = digits === '123456' ? '123457' : '123456';
    expect(await met(handing.confirm(path, wrong))).toBe('409 digits-differ');
    expect(handing.service.followed.principals.signingKey(phone.kid)).toBeUndefined();
    expect(await met(handing.confirm(path, digits))).toBe('200');
    const head = await handing.services.store.head();
    expect(await met(handing.confirm(path, digits))).toBe('200');
    expect(await handing.services.store.head()).toBe(head);
  });

  it('that was quicker than the right one is shut out by withdrawing the invitation', async () => {
    const [{ code, path }, thief] = [await handing.invited(), device()];
    const body = await thief.enrolment(code);
    const { digits } = (await handing.enrol(body)).body;
    expect((await handing.service.ask('post', `${path}/withdraw`, WHY)).body['state']).toBe('withdrawn');
    expect(await met(handing.enrol(body))).toBe('409 invitation-withdrawn');
    expect(await met(handing.confirm(path, digits))).toBe('409 invitation-withdrawn');
    expect(handing.service.followed.principals.signingKey(thief.kid)).toBeUndefined();
    const used = await handing.enrolled();
    expect(await met(handing.service.ask('post', `${used.path}/withdraw`, WHY))).toBe('409 invitation-used');
  });

  it('makes a new key for each invitation', async () => {
    const { kid } = await handing.enrolled();
    const phone = device();
    const [one, two] = [await handing.invited(), await handing.invited('/units/gate-3')];
    const { digits } = (await handing.enrol(await phone.enrolment(one.code))).body;
    await handing.enrol(await phone.enrolment(two.code, { unitId: 'gate-3' }));
    await handing.confirm(one.path, digits);
    const other = (await handing.service.ask('get', two.path)).body['digits'];
    expect(await met(handing.confirm(two.path, other))).toBe('409 signing-key-known');
    const three = await handing.invited();
    expect(await met(handing.enrol(await phone.enrolment(three.code)))).toBe('409 signing-key-known');
    const signing = handing.service.followed.principals
      .of('unit-gate-2')
      .signingKeys.map(({ key }) => key.kid);
    expect(signing).toEqual([kid, phone.kid]);
  });

  it('is known to three services within two seconds', async () => {
    const others = [await handing.services.service(), await handing.services.service()];
    const { kid } = await handing.enrolled();
    const since = performance.now();
    for (const { followed } of others)
      while (!followed.principals.signingKey(kid) && performance.now() - since < 10_000) await delay(5);
    expect(performance.now() - since).toBeLessThan(2_000);
  });
});
