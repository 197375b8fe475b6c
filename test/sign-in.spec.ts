import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TestBrowser, TestIssuer } from '#kafila/access/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafila } from '../apps/testing/kafila.js';
import { leastOf, untilAll } from './kit/how-fast-it-counts.js';
import { plan } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let issuer: TestIssuer;
let key: string;
/** Takes sign-ins, and one that only reads. */
let tracker: RunningService;
let board: RunningService;

beforeAll(async () => {
  issuer = await TestIssuer.start();
  const { setting } = issuer;
  const data = { KAFILA_DATA_DIR: join(folder.path, 'data') };
  const env = {
    ...data,
    KAFILA_OIDC_ISSUER: setting.issuer,
    KAFILA_OIDC_CLIENT_ID: setting.clientId,
    KAFILA_OIDC_CLIENT_SECRET: setting.clientSecret ?? '',
    KAFILA_OIDC_AUDIENCE: setting.audience,
    KAFILA_OIDC_ROLES: setting.roles.map((pair) => pair.join('=')).join(),
    LOG_LEVEL: 'trace',
    NODE_OPTIONS: `--import=${pathToFileURL('test/kit/hurried.js').href}`,
  };
  const begun = await kafila(['access', 'init'], { env: data });
  key = /^kfa_\S+/m.exec(begun.stdout)?.[0] ?? '';
  tracker = await startService('tracker', env);
  board = await startService('board', env);
});
afterAll(async () => {
  await board.stop();
  await tracker.stop();
  await issuer.stop();
  folder.remove();
});

/** A browser that has signed in as who is this at the issuer. */
async function signedIn(...roles: string[]): Promise<TestBrowser> {
  return signedInAs('person-1', roles);
}

async function signedInAs(sub: string, roles: readonly string[]): Promise<TestBrowser> {
  issuer.person = { sub, name: 'Gul Khan', roles };
  const browser = new TestBrowser(tracker.url);
  expect((await browser.signIn()).status).toBe(200);
  return browser;
}

/** The same browser as one proxy before both services would show it to the other. */
function atBoard({ cookies }: TestBrowser): TestBrowser {
  const other = new TestBrowser(board.url);
  for (const [name, value] of cookies) other.cookies.set(name, value);
  return other;
}

async function met(answer: Response): Promise<string> {
  const { code = '' } = (await answer.json()) as { code?: string };
  return `${answer.status} ${code}`.trim();
}

describe('who signs in', () => {
  it('decides by the session, which the event says, and reads in another service', async () => {
    const desk = await signedIn('kafila-desk');
    const planned = await desk.call('/v1/convoys', { method: 'POST', body: plan('c') });
    expect(planned.status).toBe(201);
    const { position } = (await planned.json()) as { position: string };
    const read = atBoard(desk);
    expect(await met(await read.call(`/v1/convoys/c?waitFor=${position}`))).toBe('200');
    const { items } = (await (await read.call('/v1/audit/convoys/c/events')).json()) as {
      items: { metadata: object }[];
    };
    expect(items[0]?.metadata).toMatchObject({
      ...{ by: expect.stringMatching(/^access-oidc-[\w-]{22}$/), via: 'session', role: 'desk' },
    });
  });

  it('decides nothing from a page elsewhere, and nothing without the right', async () => {
    const desk = await signedIn('kafila-desk');
    const posted = await fetch(`${tracker.url}/v1/convoys`, {
      method: 'POST',
      headers: { cookie: desk.cookie, 'content-type': 'application/json' },
      body: JSON.stringify(plan('d')),
    });
    expect(await met(posted)).toBe('403 not-from-own-page');
    const viewer = await signedIn('kafila-view');
    const answer = await viewer.call('/v1/convoys', { method: 'POST', body: plan('d') });
    expect(await met(answer)).toBe('403 not-allowed');
    expect(await met(await desk.call('/v1/audit/convoys/c/events'))).toBe('403 not-allowed');
  });

  it('signs out of every service', async () => {
    const browser = await signedIn('kafila-view');
    const read = atBoard(browser);
    const before = await fetch(`${board.url}/v1/convoys`, {
      headers: { authorization: `Bearer ${await issuer.token({ iat: Math.floor(Date.now() / 1000) - 60 })}` },
    });
    expect([before.status, (await read.call('/v1/convoys')).status]).toEqual([200, 200]);
    const signedOut = async (): Promise<number> => {
      const again = await signedIn('kafila-view');
      const elsewhere = atBoard(again);
      await untilAll([async () => (await elsewhere.call('/v1/convoys')).status === 200]);
      expect((await again.call('/logout', { method: 'POST' })).status).toBe(200);
      return untilAll([async () => (await met(await elsewhere.call('/v1/convoys'))) === '401 session-ended']);
    };
    expect(await leastOf(signedOut, 2_000)).toBeLessThan(2_000);
  });
});

describe('a live feed of who signed in, in another service', () => {
  /** Somebody who listens there. */
  async function listening(
    sub: string,
  ): Promise<{ browser: TestBrowser; elsewhere: TestBrowser; text: Promise<string> }> {
    const browser = await signedInAs(sub, ['kafila-view']);
    const elsewhere = atBoard(browser);
    await untilAll([async () => (await elsewhere.call('/v1/convoys')).status === 200]);
    const { status, text } = await elsewhere.follow('/v1/live');
    expect(status).toBe(200);
    return { browser, elsewhere, text };
  }

  it('ends by itself after signing out, after losing the right, and after half an hour; others go on until then', async () => {
    const [out, without, idle] = [
      await listening('out'),
      await listening('without'),
      await listening('idle'),
    ];
    const ended: string[] = [];
    for (const [name, { text }] of Object.entries({ out, without, idle }))
      void text.then(() => ended.push(name));

    expect((await out.browser.call('/logout', { method: 'POST' })).status).toBe(200);
    expect(await out.text).toContain(': from');
    expect(ended).toEqual(['out']);

    const { id } = (await (await without.browser.call('/v1/access/me')).json()) as { id: string };
    const taken = await fetch(`${tracker.url}/v1/access/principals/${id.replace('access-', '')}/roles`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ roles: [] }),
    });
    expect(taken.status).toBe(200);
    expect(await without.text).toContain(': from');
    expect(ended).toEqual(['out', 'without']);

    board.signal('SIGUSR2');
    expect(await idle.text).toContain(': from');
    expect(await met(await idle.elsewhere.call('/v1/convoys'))).toBe('401 session-expired');
  });
});

it('who has a key needs no issuer, and leaves no name in what is kept', async () => {
  await issuer.stop();
  const headers = { authorization: `Bearer ${key}` };
  const listed = await fetch(`${tracker.url}/v1/access`, { headers });
  const text = await listed.text();
  expect([listed.status, text.includes('access-oidc-')]).toEqual([200, true]);
  const kept = [text, ...tracker.log, ...board.log].join('\n');
  for (const told of ['Gul Khan', 'person-1', issuer.setting.clientSecret ?? '', 'code='])
    expect([told, kept.includes(told)]).toEqual([told, false]);
  expect(kept).toContain('/login/callback');
});
