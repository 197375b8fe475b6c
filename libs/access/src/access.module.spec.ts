import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readWholeStream } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { testingApp } from '#kafila/platform/testing';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { AccessModule } from './access.module.js';
import { AccessBegun, beginAccess } from './decide/begin-access.js';
import { LastUse } from './door/last-use.js';
import { KeyDoor } from './door/key-door.js';
import { FollowPrincipals } from './principals/follow-principals.js';

type Store = Awaited<ReturnType<typeof openWithoutThread>>;
type Body = Readonly<Record<string, unknown>>;

let folder: string;
let store: Store;
let app: NestFastifyApplication;
let admin: { readonly principal: string; readonly keyId: string; readonly key: string };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-access-'));
  store = await openWithoutThread({ file: join(folder, 'events.db') });
  admin = await beginAccess(store);
  const followed = new FollowPrincipals(store);
  followed.start();
  await followed.read();
  const lastUse = new LastUse(folder);
  const door = new KeyDoor({
    used: (keyId, now) => {
      lastUse.used(keyId, now);
    },
    followed,
    hadKeys: () => true,
    isPublic: false,
    unconfirmedMs: 900_000,
  });
  const onClose = (): Promise<void> => followed.close();
  app = await testingApp(AccessModule.with(store, { followed, lastUse }), { door, onClose });
});
afterEach(async () => {
  await app.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function ask(
  method: 'get' | 'post' | 'put',
  path: string,
  body: object = {},
  key = admin.key,
): Promise<{ readonly status: number; readonly body: Body }> {
  const asked = request(app.getHttpServer())
    [method](`/v1/access${path}`)
    .set('authorization', `Bearer ${key}`);
  const answer = await (method === 'get' ? asked : asked.send(body));
  return { status: answer.status, body: answer.body as Body };
}

/** The status, and the code of a problem. */
async function met(...asked: Parameters<typeof ask>): Promise<string> {
  const { status, body } = await ask(...asked);
  return 'code' in body ? `${status} ${String(body['code'])}` : String(status);
}

const revoking = (keyId: string, principal = admin.principal): string =>
  `/principals/${principal.replace('access-', '')}/keys/${keyId}/revoke`;
const WHY = { reason: 'lost' };

describe('an admin', () => {
  it('is made once, on the host; another one only to recover', async () => {
    await expect(beginAccess(store)).rejects.toThrow(AccessBegun);
    const other = await beginAccess(store, { recover: { reason: 'the key was lost' } });
    const [first] = await readWholeStream(store, other.principal);
    expect(first?.metadata).toMatchObject({ by: 'host', reason: 'the key was lost' });
  });

  it('makes nobody where the key cannot be kept', async () => {
    const head = await store.head();
    const keep = (): Promise<void> => Promise.reject(new Error('no room'));
    await expect(beginAccess(store, { recover: WHY, keep })).rejects.toThrow('no room');
    expect(await store.head()).toBe(head);
  });

  it('grants roles, and issues a key that counts from its answer on', async () => {
    expect(await met('post', '/principals/desk-1/keys')).toBe('404 unknown-principal');
    expect(await ask('put', '/principals/desk-1/roles', { roles: ['desk', 'viewer'] })).toEqual({
      status: 200,
      body: {
        ...{ principal: 'access-desk-1', roles: ['desk', 'viewer'], scope: null },
        ...{ keys: [], signingKeys: [], invitations: [] },
      },
    });
    const { status, body } = await ask('post', '/principals/desk-1/keys');
    expect([status, body['principal'], body['expiresAt']]).toEqual([201, 'access-desk-1', null]);
    expect(await met('get', '', {}, String(body['key']))).toBe('403 not-allowed');
  });

  it('says what somebody sees, decides on and reports of; a key may be good for less', async () => {
    const scope = { places: ['kabul'], countries: ['af'] };
    expect(await met('put', '/principals/desk-1/scope', { scope })).toBe('404 unknown-principal');
    await ask('put', '/principals/desk-1/roles', { roles: ['desk'] });
    const set = await ask('put', '/principals/desk-1/scope', { scope });
    const understood = { places: ['kabul'], countries: ['AF'] };
    expect([set.status, set.body['scope']]).toEqual([200, understood]);
    await ask('post', '/principals/desk-1/keys', { scope: { convoys: ['K-*'] } });
    const { body } = await ask('get', '');
    expect(body['items']).toMatchObject([
      { scope: null },
      { scope: understood, keys: [{ scope: { convoys: ['K-*'] } }] },
    ]);
    const recorded = (await readWholeStream(store, 'access-desk-1')).map(({ type, data }) => [type, data]);
    expect(recorded[1]).toEqual(['ScopeSet', { scope: understood }]);
    const again = await ask('put', '/principals/desk-1/scope', { scope: understood });
    expect([again.status, (await readWholeStream(store, 'access-desk-1')).length]).toEqual([200, 3]);
    expect((await ask('put', '/principals/desk-1/scope', { scope: null })).body['scope']).toBeNull();
  });

  it.each([
    { places: ['atlantis'] },
    { corridors: ['silk-road'] },
    { countries: ['PAK'] },
    { convoys: [''] },
    { reportTypes: ['ConvoyPlanned'] },
    { months: ['2026-03'] },
    'everything',
  ])('sets no scope that nobody can understand: %j', async (scope) => {
    await ask('put', '/principals/desk-1/roles', { roles: ['desk'] });
    expect(await met('put', '/principals/desk-1/scope', { scope })).toBe('422 invalid-body');
  });

  it('with a scope decides no more who may what, and is not the last one', async () => {
    const id = admin.principal.replace('access-', '');
    const scope = { countries: ['PK'] };
    expect(await met('put', `/principals/${id}/scope`, { scope })).toBe('409 last-admin');
    await ask('put', '/principals/other/roles', { roles: ['admin'] });
    const narrow = String((await ask('post', '/principals/other/keys', { scope })).body['key']);
    expect(await met('get', '', {}, narrow)).toBe('403 out-of-scope');
    expect(await met('put', `/principals/${id}/scope`, { scope })).toBe('409 last-admin');
    await ask('post', '/principals/other/keys');
    expect(await met('put', `/principals/${id}/scope`, { scope })).toBe('200');
    expect(await met('get', '')).toBe('403 out-of-scope');
  });

  it('sees on which day each key was used last', async () => {
    await ask('put', '/principals/desk-1/roles', { roles: ['desk'] });
    await ask('post', '/principals/desk-1/keys');
    const days = async (): Promise<unknown> =>
      ((await ask('get', '')).body['items'] as { keys: { lastUsedOn: string | null }[] }[]).flatMap(
        ({ keys }) => keys.map(({ lastUsedOn }) => lastUsedOn),
      );
    const today = new Date().toISOString().slice(0, 10);
    while (JSON.stringify(await days()) !== JSON.stringify([today, null])) await delay(2);
    expect(await days()).toEqual([today, null]);
  });

  it('says by which call it was decided, and never writes a key down', async () => {
    const { body } = await ask('post', '/units/gate-2/keys', { expiresAt: '2999-01-01T00:00:00+05:00' });
    const events = await readWholeStream(store, 'unit-gate-2');
    expect(events.map(({ type }) => type)).toEqual(['RolesGranted', 'ApiKeyIssued']);
    expect(events[0]?.metadata).toMatchObject({ by: admin.principal, via: 'key', role: 'admin' });
    expect(events[1]?.data['expiresAt']).toBe('2998-12-31T19:00:00.000Z');
    expect(JSON.stringify(events.map(({ data, metadata }) => [data, metadata]))).not.toContain(
      String(body['key']),
    );
    const listed = JSON.stringify((await ask('get', '')).body);
    expect(listed).not.toContain(events[1]?.data['digest']);
  });

  it('revokes a key, and changes nothing by doing it again', async () => {
    const { body } = await ask('post', '/units/gate-2/keys');
    const path = `/units/gate-2/keys/${String(body['keyId'])}/revoke`;
    expect(await met('post', path, WHY)).toBe('200');
    expect(await met('get', '', {}, String(body['key']))).toBe('401 key-revoked');
    const head = await store.head();
    expect(await met('post', path, WHY)).toBe('200');
    expect(await store.head()).toBe(head);
  });

  it('cannot take from everybody the right to decide who may what', async () => {
    const id = admin.principal.replace('access-', '');
    expect(await met('post', revoking(admin.keyId), WHY)).toBe('409 last-admin');
    expect(await met('put', `/principals/${id}/roles`, { roles: [] })).toBe('409 last-admin');
    await ask('put', '/principals/second/roles', { roles: ['admin'] });
    expect(await met('post', revoking(admin.keyId), WHY)).toBe('409 last-admin');
    await ask('post', '/principals/second/keys');
    expect(await met('post', revoking(admin.keyId), WHY)).toBe('200');
    expect(await met('get', '')).toBe('401 key-revoked');
  });

  it.each([
    ['put', '/principals/a/roles', { roles: ['admin', 'privacy'] }, '422 admin-sees-persons'],
    ['put', '/principals/a/roles', { roles: ['king'] }, '422 invalid-body'],
    ['put', '/principals/a/roles', { roles: ['unit'] }, '422 invalid-body'],
    ['put', '/principals/a%20b/roles', { roles: ['desk'] }, '422 invalid-principal'],
    ['post', '/units/gate-2/keys', { expiresAt: '2020-01-01T00:00:00Z' }, '422 already-expired'],
    ['post', '/units/gate-2/keys', { expiresAt: null }, '422 invalid-body'],
    ['post', '/kings/gate-2/keys', {}, '404 not-found'],
    ['post', '/units/gate-2/keys/none/revoke', WHY, '404 unknown-principal'],
  ] as const)('is refused by name: %s %s %j', async (method, path, body, expected) => {
    const head = await store.head();
    expect(await met(method, path, body)).toBe(expected);
    expect(await store.head()).toBe(head);
  });

  it('loses no key where several are issued to one unit at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask('post', '/units/gate-2/keys')));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const { items } = (await ask('get', '')).body as {
      items: { principal: string; keys: { keyId: string }[] }[];
    };
    const unit = items.find(({ principal }) => principal === 'unit-gate-2');
    expect(new Set(unit?.keys.map(({ keyId }) => keyId))).toEqual(
      new Set(answers.map(({ body }) => body['keyId'])),
    );
  });

  it('is told of a principal of whom somebody wrote what nobody understands', async () => {
    const told = { id: '0192f3a4-0000-7000-8000-000000000001', type: 'Anything', data: {}, metadata: {} };
    await store.append('unit-gate-2', [told], 'none');
    expect(await met('post', '/units/gate-2/keys')).toBe('409 principal-unreadable');
  });
});
