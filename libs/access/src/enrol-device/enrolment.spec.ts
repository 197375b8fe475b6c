import { setTimeout as delay } from 'node:timers/promises';
import { type EventStore, readWholeStream } from '#kafila/event-store';
import { LOCAL } from '#kafila/platform';
import { type Enrolment, readInvitation } from '#kafila/proof';
import { freshReportKey } from '#kafila/proof/node';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { InviteUnitCommand } from '../invite-unit/invite-unit.command.js';
import { InviteUnitHandler } from '../invite-unit/invite-unit.handler.js';
import { Principals } from '../principals/principals.js';
import { AccessServices, type AccessService, type Answered } from '../testing/access-services.js';
import { ADDRESS, device } from '../testing/device.js';

const UNIT = '/units/gate-2';
const WHY = { reason: 'stolen' };

let services: AccessServices;
let service: AccessService;
beforeEach(async () => {
  services = await AccessServices.begin();
  service = await services.service();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await services.close();
});

interface Invited {
  readonly invitationId: string;
  readonly code: string;
  readonly path: string;
}

async function invited(unit = UNIT): Promise<Invited> {
  const { body } = await service.ask('post', `${unit}/invitations`);
  const invitationId = String(body['invitationId']);
  return { invitationId, code: String(body['code']), path: `${unit}/invitations/${invitationId}` };
}

const enrol = (body: object, by = service): Promise<Answered> => by.ask('post', '/enrolments', body, null);
const confirm = (path: string, digits: unknown): Promise<Answered> =>
  service.ask('post', `${path}/confirm`, { digits });

async function met(asked: Promise<Answered>): Promise<string> {
  const { status, body } = await asked;
  return 'code' in body && typeof body['detail'] === 'string'
    ? `${status} ${String(body['code'])}`
    : `${status}`;
}

/** An invitation that a device has used, and that is confirmed. */
async function enrolled(): Promise<{
  readonly body: Enrolment;
  readonly kid: string;
  readonly apiKey: string;
  readonly path: string;
}> {
  const [{ code, path }, phone] = [await invited(), device()];
  const body = await phone.enrolment(code);
  await confirm(path, (await enrol(body)).body['digits']);
  const { body: given } = await enrol(body);
  return { body, kid: phone.kid, apiKey: String(given['apiKey']), path };
}

const typesOf = async (stream = 'unit-gate-2'): Promise<readonly string[]> =>
  (await readWholeStream(services.store, stream)).map(({ type }) => type);

describe('an invitation', () => {
  it('is told once, as one line that a device reads, and kept as a digest for 24 hours', async () => {
    const { status, body, headers } = await service.ask('post', `${UNIT}/invitations`);
    expect([status, headers['cache-control']]).toEqual([201, 'no-store']);
    const { code, address } = body as { code: string; address: string };
    expect(readInvitation(String(body['text']))).toEqual({ address, code, unitId: 'gate-2', logKey: null });
    const [made] = await readWholeStream(services.store, 'unit-gate-2');
    expect(made).toMatchObject({
      type: 'InvitationMade',
      metadata: { by: services.admin.principal, via: 'key', role: 'admin' },
    });
    expect(JSON.stringify([made?.data, made?.metadata])).not.toContain(code);
    const goodFor = Date.parse(String(body['expiresAt'])) - Date.parse(made?.recordedAt ?? '');
    expect(Math.round(goodFor / 60_000)).toBe(24 * 60);
  });

  it('tells the fingerprint of the key of the log where that is known', async () => {
    const logKey = 'A'.repeat(43);
    const other = await services.service({ publicUrl: ADDRESS, logKey: () => Promise.resolve(logKey) });
    const { body } = await other.ask('post', `${UNIT}/invitations`);
    expect(readInvitation(String(body['text']))?.logKey).toBe(logKey);
  });

  it('needs an address that a device can reach', async () => {
    const other = await services.service({});
    const invite = (body: object): Promise<string> => met(other.ask('post', `${UNIT}/invitations`, body));
    expect(await invite({})).toBe('422 address-needed');
    for (const address of ['kafila.example', 'https://kafila.example/', 'https://a@b', 'https://a/?q'])
      expect([address, await invite({ address })]).toEqual([address, '422 address-needed']);
    expect(await invite({ address: 'http://10.0.0.7:3000' })).toBe('201');
  });

  it('is not made where nobody could decide who may what after it', async () => {
    const handler = new InviteUnitHandler({} as never, { principals: new Principals() } as never, {
      publicUrl: ADDRESS,
    });
    const unit = { kind: 'units', id: 'gate-2', stream: 'unit-gate-2' } as const;
    await expect(handler.execute(new InviteUnitCommand(unit, undefined, LOCAL))).rejects.toMatchObject({
      code: 'no-admin-yet',
    });
  });

  it('is made by admins alone', async () => {
    const { apiKey } = await enrolled();
    expect(await met(service.ask('post', `${UNIT}/invitations`, {}, apiKey))).toBe('403 not-allowed');
    expect(await met(service.ask('post', `${UNIT}/invitations`, {}, null))).toBe('401 key-needed');
  });
});

describe('a device', () => {
  it.each(['Ed25519', 'ES256'] as const)(
    'signs for its unit once its digits were confirmed: %s',
    async (alg) => {
      const [{ code, path }, phone] = [await invited(), device(alg)];
      const body = await phone.enrolment(code);
      const waiting = await enrol(body);
      expect([waiting.status, waiting.body['confirmed'], waiting.body['apiKey']]).toEqual([202, false, null]);
      expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(12);
      const { principals } = service.followed;
      expect([principals.signingKey(phone.kid), principals.hasSigningKey('gate-2')]).toEqual([
        undefined,
        false,
      ]);
      const { digits } = waiting.body;
      expect((await service.ask('get', path)).body).toMatchObject({
        state: 'offered',
        kid: phone.kid,
        digits,
      });

      expect((await confirm(path, digits)).body).toMatchObject({ state: 'enrolled' });
      expect(principals.signingKey(phone.kid)?.unitId).toBe('gate-2');
      const given = await enrol(body);
      expect([given.status, given.headers['cache-control']]).toEqual([201, 'no-store']);
      expect(await met(service.ask('get', '', {}, String(given.body['apiKey'])))).toBe('403 not-allowed');
      const events = await readWholeStream(services.store, 'unit-gate-2');
      const [offered, issued] = ['KeyOffered', 'ApiKeyIssued'].map((type) =>
        events.find((one) => one.type === type),
      );
      for (const event of [offered, issued])
        expect(event?.metadata).toMatchObject({ by: 'unit-gate-2', via: 'invitation', role: 'unit' });
    },
  );

  it('that got no answer asks again, by the same key: the API key from before counts no more', async () => {
    const { body, apiKey, kid } = await enrolled();
    const again = await enrol(body);
    expect(again.status).toBe(201);
    expect(await met(service.ask('get', '', {}, apiKey))).toBe('401 key-revoked');
    expect(await met(service.ask('get', '', {}, String(again.body['apiKey'])))).toBe('403 not-allowed');
    expect(service.followed.principals.of('unit-gate-2').signingKeys.map(({ key }) => key.kid)).toEqual([
      kid,
    ]);
  });

  it('cannot use what another one has used, before or after that was confirmed', async () => {
    const [{ code, path }, first, second] = [await invited(), device(), device()];
    const { body } = await enrol(await first.enrolment(code));
    const late = await second.enrolment(code);
    expect(await met(enrol(late))).toBe('409 invitation-used');
    await confirm(path, body['digits']);
    expect(await met(enrol(late))).toBe('409 invitation-used');
    expect(service.followed.principals.hasSigningKey('gate-2')).toBe(true);
    expect(service.followed.principals.signingKey(second.kid)).toBeUndefined();
  });

  it('is one alone where several use an invitation at two services at the same time', async () => {
    const { code } = await invited();
    const other = await services.service();
    const bodies = await Promise.all(Array.from({ length: 6 }, () => device().enrolment(code)));
    const answers = await Promise.all(bodies.map((body, i) => enrol(body, i % 2 ? other : service)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409, 409]);
    expect((await typesOf()).filter((type) => type === 'KeyOffered')).toHaveLength(1);
  });

  it('gets one API key that counts where it asks two services at the same time', async () => {
    const { body } = await enrolled();
    const other = await services.service();
    await Promise.all([0, 1, 2, 3].map((i) => enrol(body, i % 2 ? other : service)));
    const { keys } = service.followed.principals.of('unit-gate-2');
    await service.ask('get', UNIT);
    expect(keys.filter(({ revokedAt }) => revokedAt === null).length).toBeLessThanOrEqual(1);
  });

  it('loses nothing where the service dies between what it records and its answer', async () => {
    const dying: Pick<EventStore, 'append'> = {
      append: async (...args) => {
        await services.store.append(...args);
        throw new Error('killed');
      },
    };
    const killed = await services.service(undefined, dying);
    const [{ code, path }, phone] = [await invited(), device()];
    await killed.followed.reached(await services.store.head());
    const body = await phone.enrolment(code);
    expect((await enrol(body, killed)).status).toBe(500);
    const { status, body: waiting } = await enrol(body);
    expect(status).toBe(202);
    await confirm(path, waiting['digits']);
    await killed.followed.reached(await services.store.head());
    expect((await enrol(body, killed)).status).toBe(500);
    expect((await enrol(body)).status).toBe(201);
    expect((await typesOf()).filter((type) => type === 'KeyOffered')).toHaveLength(1);
  });

  it('is refused by name where its code, its proof or its key is wrong', async () => {
    const { code } = await invited();
    const phone = device('Ed25519');
    const body = await phone.enrolment(code);
    const head = await services.store.head();
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
      const answer = await enrol(wrong);
      expect(`${answer.status} ${String(answer.body['code'])}`).toBe(expected);
      expect(JSON.stringify(answer.body)).not.toContain(code);
    }
    expect(await services.store.head()).toBe(head);
  });

  it('is too late after 24 hours, also with what it had offered', async () => {
    const [{ code, path }, phone, other] = [await invited(), device(), await invited()];
    const body = await phone.enrolment(code);
    const { digits } = (await enrol(body)).body;
    const tomorrow = Date.now() + 24 * 3_600_000;
    jest.spyOn(Date, 'now').mockReturnValue(tomorrow);
    expect(await met(enrol(body))).toBe('409 invitation-expired');
    expect(await met(enrol(await device().enrolment(other.code)))).toBe('409 invitation-expired');
    expect(await met(confirm(path, digits))).toBe('409 invitation-expired');
    expect((await service.ask('get', path)).body['state']).toBe('expired');
  });

  it('is not confirmed by other digits, nor before it has offered a key, and confirmed twice changes nothing', async () => {
    const [{ code, path }, phone] = [await invited(), device()];
    expect(await met(confirm(path, '123456'))).toBe('409 nothing-offered');
    const { digits } = (await enrol(await phone.enrolment(code))).body as { digits: string };
    const wrong = digits === '123456' ? '123457' : '123456';
    expect(await met(confirm(path, wrong))).toBe('409 digits-differ');
    expect(service.followed.principals.signingKey(phone.kid)).toBeUndefined();
    expect(await met(confirm(path, digits))).toBe('200');
    const head = await services.store.head();
    expect(await met(confirm(path, digits))).toBe('200');
    expect(await services.store.head()).toBe(head);
  });

  it('that was quicker than the right one is shut out by withdrawing the invitation', async () => {
    const [{ code, path }, thief] = [await invited(), device()];
    const body = await thief.enrolment(code);
    const { digits } = (await enrol(body)).body;
    expect((await service.ask('post', `${path}/withdraw`, WHY)).body['state']).toBe('withdrawn');
    expect(await met(enrol(body))).toBe('409 invitation-withdrawn');
    expect(await met(confirm(path, digits))).toBe('409 invitation-withdrawn');
    expect(service.followed.principals.signingKey(thief.kid)).toBeUndefined();
    const used = await enrolled();
    expect(await met(service.ask('post', `${used.path}/withdraw`, WHY))).toBe('409 invitation-used');
  });

  it('makes a new key for each invitation', async () => {
    const { kid } = await enrolled();
    const phone = device();
    const [one, two] = [await invited(), await invited('/units/gate-3')];
    const { digits } = (await enrol(await phone.enrolment(one.code))).body;
    await enrol(await phone.enrolment(two.code, { unitId: 'gate-3' }));
    await confirm(one.path, digits);
    const other = (await service.ask('get', two.path)).body['digits'];
    expect(await met(confirm(two.path, other))).toBe('409 signing-key-known');
    const three = await invited();
    expect(await met(enrol(await phone.enrolment(three.code)))).toBe('409 signing-key-known');
    const signing = service.followed.principals.of('unit-gate-2').signingKeys.map(({ key }) => key.kid);
    expect(signing).toEqual([kid, phone.kid]);
  });

  it('is known to three services within two seconds', async () => {
    const others = [await services.service(), await services.service()];
    const { kid } = await enrolled();
    const since = performance.now();
    for (const { followed } of others)
      while (!followed.principals.signingKey(kid) && performance.now() - since < 10_000) await delay(5);
    expect(performance.now() - since).toBeLessThan(2_000);
  });
});

describe('to revoke a signing key', () => {
  const since = '2026-03-04T18:00:00+05:00';
  const revoke = (kid: string, compromisedSince: string, unit = UNIT): Promise<Answered> =>
    service.ask('post', `${unit}/signing-keys/${kid}/revoke`, { compromisedSince, ...WHY });

  it('takes the API key of its device along, and leaves those of others', async () => {
    const [stolen, other] = [await enrolled(), await enrolled()];
    expect((await revoke(stolen.kid, since)).status).toBe(200);
    expect(service.followed.principals.signingKey(stolen.kid)?.revoked).toMatchObject({
      compromisedSince: '2026-03-04T13:00:00.000Z',
      reason: 'stolen',
    });
    expect(await met(service.ask('get', '', {}, stolen.apiKey))).toBe('401 key-revoked');
    expect(await met(service.ask('get', '', {}, other.apiKey))).toBe('403 not-allowed');
    expect(await met(enrol(stolen.body))).toBe('409 signing-key-revoked');
    expect((await typesOf()).slice(-2)).toEqual(['KeyRevoked', 'ApiKeyRevoked']);
  });

  it('may be said again with an earlier instant, never with a later one', async () => {
    const { kid } = await enrolled();
    await revoke(kid, since);
    const head = await services.store.head();
    expect(await met(revoke(kid, since))).toBe('200');
    expect(await met(revoke(kid, '2026-03-04T18:00:01+05:00'))).toBe('409 compromised-later');
    expect(await services.store.head()).toBe(head);
    const { body } = await revoke(kid, '2026-03-01T00:00:00Z');
    expect(body['signingKeys']).toMatchObject([{ kid, compromisedSince: '2026-03-01T00:00:00.000Z' }]);
  });

  it('is refused by name where it lies in the future, or there is no such key', async () => {
    const { kid } = await enrolled();
    expect(await met(revoke(kid, '2999-01-01T00:00:00Z'))).toBe('422 compromised-in-future');
    expect(await met(revoke('nobody', since))).toBe('404 unknown-signing-key');
    expect(await met(revoke(kid, since, '/units/gate-9'))).toBe('404 unknown-principal');
  });

  it('is listed with the keys of its unit, several at once', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    await revoke(one.kid, since);
    const { items } = (await service.ask('get', '')).body as { items: { principal: string }[] };
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

describe('no code and no key', () => {
  it('stands in any event, or in what is told to anybody else', async () => {
    const { body, apiKey } = await enrolled();
    const events = await readWholeStream(services.store, 'unit-gate-2');
    const told = JSON.stringify([
      events.map(({ data, metadata }) => [data, metadata]),
      (await service.ask('get', '')).body,
    ]);
    for (const secret of [body.code, apiKey, body.proof]) expect(told).not.toContain(secret);
  });
});
