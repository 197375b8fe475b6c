import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWholeStream } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { isFromOwnPage, loadSettings, May, mayStill } from '#kafila/platform';
import { testingApp } from '#kafila/platform/testing';
import { Controller, Get, Module, Res } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessModule } from '../access.module.js';
import { beginAccess } from '../decide/begin-access.js';
import { KeyDoor } from '../door/key-door.js';
import { openOidc } from '../oidc/open-oidc.js';
import { streamOfPerson } from '../oidc/stream-of-person.js';
import { FollowPrincipals } from '../principals/follow-principals.js';
import { TestBrowser } from '../testing/test-browser.js';
import { TestIssuer } from '../testing/test-issuer.js';

/** Calls whose answers go on, as those of the live feed do. */
const goingOn: FastifyRequest[] = [];

@Controller('going-on')
class GoingOnController {
  @Get()
  @May('convoys.read')
  begin(@Res({ passthrough: true }) reply: FastifyReply): object {
    goingOn.push(reply.request);
    return {};
  }
}

@Module({ controllers: [GoingOnController] })
class Whole {}

type Store = Awaited<ReturnType<typeof openWithoutThread>>;

let folder: string;
let store: Store;
let issuer: TestIssuer;
let adminKey: string;
let log: string;
let apps: NestFastifyApplication[];
let origin: string;
let browser: TestBrowser;
/** By how much the clock of the services goes ahead. */
let ahead: number;

/** A service of its own, with the same store and the same file of keys. */
async function service(): Promise<string> {
  const settings = loadSettings({ LOG_LEVEL: 'trace' });
  const followed = new FollowPrincipals(store);
  followed.start();
  await followed.read();
  const oidc = openOidc(issuer.setting, join(folder, 'session-keys'), () => Date.now() + ahead);
  const door = new KeyDoor({
    ...{ followed, hadKeys: () => true, isPublic: false, unconfirmedMs: 900_000 },
    ...{ credentials: oidc.credentials, isFromOwnPage: (call) => isFromOwnPage(call, settings.callers) },
    now: () => Date.now() + ahead,
  });
  const app = await testingApp(
    { module: Whole, imports: [AccessModule.with(store, { followed, signIn: oidc.signIn })] },
    {
      ...{ door, settings, onClose: () => followed.close() },
      logTo: { write: (line) => void (log += line) },
    },
  );
  apps.push(app);
  return app.getUrl();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-sign-in-'));
  store = await openWithoutThread({ file: join(folder, 'events.db') });
  ({ key: adminKey } = await beginAccess(store));
  issuer = await TestIssuer.start();
  [log, apps, ahead] = ['', [], 0];
  origin = await service();
  browser = new TestBrowser(origin);
});
afterEach(async () => {
  for (const app of apps) await app.close();
  await issuer.stop();
  await store.close();
  rmSync(folder, { recursive: true });
});

const person = (): string => streamOfPerson(issuer.url, 'person-1');
const me = async (who = browser): Promise<unknown> => (await who.call('/v1/access/me')).json();
const NOBODY = { id: 'anybody', via: 'nothing', roles: [], rights: [] };

/** What an admin asks for, by a key. */
async function asAdmin(method: string, path: string, body: object): Promise<number> {
  const answer = await fetch(`${origin}/v1/access/principals/${person().replace('access-', '')}${path}`, {
    method,
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status;
}

async function problemOf(answer: Response): Promise<string> {
  const { code } = (await answer.json()) as { code: string };
  return `${answer.status} ${code}`;
}

describe('signing in', () => {
  it('goes to the issuer and back, and begins a session by which it is known who calls', async () => {
    const page = await browser.signIn('/login?to=/docs%3Fq=%22%27%22');
    expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
    expect(await page.text()).toContain(`content="0;url='/docs?q=&#34;%27&#34;'"`);
    expect([...browser.cookies.keys()]).toEqual(['__Host-kafila']);
    expect(page.headers.getSetCookie().at(-1)).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(await me()).toEqual({
      ...{ id: person(), via: 'session', roles: ['viewer'] },
      rights: ['convoys.read', 'reference.read', 'statistics.read'],
    });
  });

  it('is recorded where the issuer says something else than before, without a name', async () => {
    issuer.person = { sub: 'person-1', roles: ['kafila-view'], name: 'Gul Khan', email: 'gul@example.pk' };
    await browser.signIn();
    await new TestBrowser(origin).signIn();
    issuer.person = { ...issuer.person, roles: ['kafila-desk'] };
    await new TestBrowser(origin).signIn();
    const events = await readWholeStream(store, person());
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['RolesClaimed', { roles: ['viewer'] }],
      ['RolesClaimed', { roles: ['desk'] }],
    ]);
    expect(events[0]?.metadata).toMatchObject({ by: person(), via: 'session', role: 'viewer' });
    expect(JSON.stringify(events.map(({ data, metadata }) => [data, metadata]))).not.toMatch(
      /Gul|gul|person-1/,
    );
    expect(await me()).toMatchObject({ roles: ['desk'] });
  });

  it('leaves no code, token or cookie in logs and events, nor in what is answered to who comes back twice', async () => {
    const toIssuer = await browser.visit('/login');
    const back = await fetch(toIssuer.headers.get('location') ?? '', { redirect: 'manual' });
    const address = back.headers.get('location') ?? '';
    const kept = browser.cookies.get('__Host-kafila-sign-in') ?? '';
    expect((await browser.visit(address)).status).toBe(200);
    const session = browser.cookies.get('__Host-kafila') ?? '';
    browser.cookies.set('__Host-kafila-sign-in', kept);
    const again = await browser.visit(address);
    const answered = await again.text();
    expect([again.status, JSON.parse(answered)]).toMatchObject([401, { code: 'sign-in-failed' }]);
    const events = JSON.stringify(
      (await readWholeStream(store, person())).map(({ data, metadata }) => [data, metadata]),
    );
    const query = new URL(address).searchParams;
    const secrets = [query.get('code'), query.get('state'), kept, session, issuer.setting.clientSecret];
    for (const secret of secrets) {
      const text = String(secret);
      expect([text.length > 10, log.includes(text), events.includes(text), answered.includes(text)]).toEqual([
        ...[true, false, false, false],
      ]);
    }
    expect(log).toContain('/login/callback');
  });

  it.each([
    ['another nonce', { nonce: 'another' }],
    ['another audience', { aud: 'another' }],
    ['another issuer', { iss: 'https://elsewhere.example' }],
    ['an end that is past', { exp: 1_000_000 }],
  ])('fails by a token of who signed in that has %s', async (_what, idToken) => {
    issuer.idToken = idToken;
    expect(await problemOf(await browser.signIn())).toBe('401 sign-in-failed');
    expect(browser.cookies.size).toBe(0);
    expect(await me()).toEqual(NOBODY);
  });

  it('fails where another browser began it, with another state, too late, and where the issuer says no', async () => {
    const other = new TestBrowser(origin);
    const back = async (): Promise<URL> => {
      const toIssuer = await other.visit('/login');
      const sent = await fetch(toIssuer.headers.get('location') ?? '', { redirect: 'manual' });
      return new URL(sent.headers.get('location') ?? '');
    };
    expect(await problemOf(await browser.visit((await back()).href))).toBe('400 sign-in-unknown');
    const altered = await back();
    altered.searchParams.set('state', 'another');
    expect(await problemOf(await other.visit(altered.href))).toBe('401 sign-in-failed');
    const late = await back();
    ahead = 10 * 60_000;
    expect(await problemOf(await other.visit(late.href))).toBe('400 sign-in-unknown');
    ahead = 0;
    const refused = await back();
    refused.searchParams.delete('code');
    refused.searchParams.set('error', 'access_denied');
    expect(await problemOf(await other.visit(refused.href))).toBe('403 sign-in-refused');
  });

  it.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', '/a b', ''])(
    'goes on to no other service: %s',
    async (to) => {
      const answer = await browser.visit(`/login?to=${encodeURIComponent(to)}`);
      expect([to, await problemOf(answer)]).toEqual([to, '400 invalid-query']);
    },
  );

  it('lets in nobody whom the issuer lets decide who may what and see persons', async () => {
    issuer.person = { sub: 'person-1', roles: ['kafila-admi', 'kafila-desk'] };
    expect(await problemOf(await browser.signIn())).toBe('403 admin-sees-persons');
    expect(await readWholeStream(store, person())).toEqual([]);
  });

  it('waits for an issuer that is away, and who has a key does not', async () => {
    await issuer.stop();
    expect(await problemOf(await browser.visit('/login'))).toBe('503 issuer-away');
    expect(await asAdmin('PUT', '/roles', { roles: ['viewer'] })).toBe(200);
    await issuer.listen();
  });

  it('is not reached by a page elsewhere but by following a link', async () => {
    // As `fetch` says it: in no navigation.
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect(await problemOf(await fetch(`${origin}/login`, { headers }))).toBe('403 foreign-origin');
    expect(await problemOf(await browser.visit('/v1/access/me'))).toBe('403 foreign-origin');
  });
});

describe('a session', () => {
  it('ends in every service by signing out, with all others of the same person, and can begin anew', async () => {
    const second = await service();
    await browser.signIn();
    const elsewhere = new TestBrowser(second);
    await elsewhere.signIn();
    const stolen = browser.cookies.get('__Host-kafila') ?? '';
    const out = await browser.call('/logout', { method: 'POST' });
    const { endAtIssuer } = (await out.json()) as { endAtIssuer: string };
    expect([out.status, browser.cookies.size, endAtIssuer]).toEqual([
      ...[200, 0],
      expect.stringContaining(`${issuer.url}/end`),
    ]);
    browser.cookies.set('__Host-kafila', stolen);
    expect(await me()).toEqual(NOBODY);
    while (((await me(elsewhere)) as { id: string }).id !== 'anybody');
    const events = await readWholeStream(store, person());
    expect(events.at(-1)).toMatchObject({ type: 'SessionsEnded', data: { reason: 'signed out' } });
    await browser.signIn();
    expect(await me()).toMatchObject({ id: person() });
  });

  it('changes nothing without our own header and origin', async () => {
    await browser.signIn();
    const cookie = browser.cookie;
    const ask = async (headers: Record<string, string>): Promise<string> => {
      const answer = await fetch(`${origin}/logout`, { method: 'POST', headers: { cookie, ...headers } });
      return answer.status === 200 ? '200' : problemOf(answer);
    };
    expect(await ask({})).toBe('403 not-from-own-page');
    expect(await ask({ origin })).toBe('403 not-from-own-page');
    expect(await ask({ 'kafila-request': '1' })).toBe('403 not-from-own-page');
    const foreign = origin.replace('127.0.0.1', 'localhost');
    expect(await ask({ origin: foreign, 'kafila-request': '1' })).toBe('403 not-from-own-page');
    expect(await me()).toMatchObject({ id: person() });
    expect(await ask({ origin, 'kafila-request': '1' })).toBe('200');
  });

  it('lets an answer go on until the right, the session or its time is lost', async () => {
    const begun = async (who: TestBrowser): Promise<FastifyRequest> => {
      expect((await who.call('/v1/going-on')).status).toBe(200);
      const call = goingOn.pop();
      if (!call) throw new Error('Nothing goes on.');
      return call;
    };
    await browser.signIn();
    const call = await begun(browser);
    expect(mayStill(call)).toBe(true);
    ahead = 30 * 60_000;
    expect(mayStill(call)).toBe(false);
    ahead = 0;
    await asAdmin('PUT', '/roles', { roles: [] });
    expect(mayStill(call)).toBe(false);
    await asAdmin('PUT', '/roles', { roles: ['viewer'] });
    expect(mayStill(call)).toBe(true);
    await browser.call('/logout', { method: 'POST' });
    expect(mayStill(call)).toBe(false);
  });

  it('stands back where a header says who calls', async () => {
    await browser.signIn();
    const ask = async (bearer: string): Promise<unknown> =>
      (
        await fetch(`${origin}/v1/access/me`, {
          headers: { cookie: browser.cookie, authorization: `Bearer ${bearer}` },
        })
      ).json();
    expect(await ask(adminKey)).toMatchObject({ via: 'key', roles: ['admin'] });
    expect(await ask(await issuer.token({ roles: ['kafila-audi'] }))).toMatchObject({
      via: 'token',
      roles: ['auditor'],
    });
    expect(await ask('kfa_nothing')).toEqual(NOBODY);
  });

  it('is sealed anew while it is used, and is over when it was not for half an hour', async () => {
    await browser.signIn();
    const first = browser.cookies.get('__Host-kafila');
    issuer.person = { ...issuer.person, roles: ['kafila-admi'] };
    await new TestBrowser(origin).signIn();
    ahead = 20 * 60_000;
    // An answer that anybody may have, anybody may keep.
    await me();
    expect(browser.cookies.get('__Host-kafila')).toBe(first);
    expect((await browser.call('/v1/access')).status).toBe(200);
    expect(browser.cookies.get('__Host-kafila')).not.toBe(first);
    ahead = 40 * 60_000;
    expect((await browser.call('/v1/access')).status).toBe(200);
    ahead = 71 * 60_000;
    expect(await problemOf(await browser.call('/v1/access'))).toBe('401 session-expired');
  });
});

describe('an admin', () => {
  it('says what somebody is who signed in, for more and for less, and ends his sessions', async () => {
    await browser.signIn();
    expect(await asAdmin('PUT', '/roles', { roles: ['auditor'] })).toBe(200);
    expect(await me()).toMatchObject({ roles: ['auditor'] });
    expect(await asAdmin('PUT', '/roles', { roles: [] })).toBe(200);
    expect(await me()).toMatchObject({ id: person(), roles: [], rights: [] });
    expect(await asAdmin('POST', '/sessions/end', { reason: 'the laptop was stolen' })).toBe(200);
    expect(await me()).toEqual(NOBODY);
    const token = await issuer.token();
    const headers = { authorization: `Bearer ${token}` };
    expect(await problemOf(await fetch(`${origin}/v1/access`, { headers }))).toBe('401 token-ended');
    const listed = await fetch(`${origin}/v1/access`, { headers: { authorization: `Bearer ${adminKey}` } });
    const { items } = (await listed.json()) as { items: { principal: string }[] };
    expect(items.find(({ principal }) => principal === person())).toMatchObject({
      ...{ roles: [], claimed: ['viewer'], sessionsEndedAt: expect.stringMatching(/Z$/) },
    });
  });

  it('can keep out who has nothing but claims, before he ever signed in', async () => {
    expect(await asAdmin('PUT', '/roles', { roles: [] })).toBe(200);
    await browser.signIn();
    expect(await me()).toMatchObject({ id: person(), roles: [] });
  });
});
