import { type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { Body, Controller, Get, Module, Post, Res } from '@nestjs/common';
import { type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type FastifyReply } from 'fastify';
import { type Caller, LOCAL } from '../door/caller.js';
import { type Door } from '../door/door.js';
import { May } from '../door/may.js';
import { Problem } from '../problems/problem.js';
import { loadSettings } from '../settings/settings.js';
import { testingApp } from '../testing/testing-app.js';
import { HOLDS_LIVE_FEED } from './hold-places.js';
import { LIMITED_AS_ENROLMENT } from './limit-calls.js';

/** Answers to `GET past` that are not sent yet. */
let answers: (() => void)[] = [];

@Controller()
class SampleController {
  @Get('convoys')
  @May('convoys.read')
  async read(): Promise<object> {
    await Promise.resolve();
    return {};
  }

  @Get('past')
  @May('audit.read')
  past(): Promise<object> {
    return new Promise((resolve) => {
      answers.push(() => {
        resolve({});
      });
    });
  }

  @Get('live')
  @May('convoys.read')
  @RouteConfig(HOLDS_LIVE_FEED)
  live(@Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' }).write(': begun\n\n');
  }

  @Post('reports')
  @May('reports.post')
  async take(@Body() lines: Readable): Promise<object> {
    return { length: (await text(lines)).length };
  }

  @Post('enrolments')
  @May('public')
  @RouteConfig(LIMITED_AS_ENROLMENT)
  enrol(): object {
    return {};
  }
}

@Module({ controllers: [SampleController] })
class SampleModule {}

const CALLERS: Readonly<Record<string, Partial<Caller>>> = {
  desk: { id: 'access-desk', role: 'desk' },
  other: { id: 'access-other', role: 'desk' },
  unit: { id: 'unit-gate-2', role: '', unitId: 'gate-2' },
  relay: { id: 'access-office', role: 'desk+relay' },
  local: LOCAL,
};
/** Whoever names himself is believed. */
const door: Door = {
  admit: ({ headers: { authorization } }, needs) => {
    const caller = CALLERS[authorization ?? ''];
    if (caller) return { ...LOCAL, via: 'key', ...caller };
    if (needs === 'public') return { ...LOCAL, via: 'nothing', id: 'anybody' };
    throw new Problem({
      status: 401,
      code: 'key-needed',
      detail: 'Who?',
      headers: { 'www-authenticate': 'x' },
    });
  },
};

let app: NestFastifyApplication;
let url: string;
const ending: AbortController[] = [];

async function start(
  env: Readonly<Record<string, string>> = {},
  write: (line: string) => void = () => undefined,
): Promise<void> {
  answers = [];
  const settings = loadSettings({ LOG_LEVEL: 'silent', ...env });
  app = await testingApp(SampleModule, { settings, door, logTo: { write } });
  url = `${await app.getUrl()}/v1`;
}
afterEach(async () => {
  for (const one of ending.splice(0)) one.abort();
  await app.close();
});

interface Init {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

const ask = (path: string, who?: string, init: Init = {}): Promise<Response> => {
  const stop = new AbortController();
  ending.push(stop);
  const headers = { ...(who !== undefined && { authorization: who }), ...init.headers };
  return fetch(`${url}/${path}`, { signal: stop.signal, ...init, headers });
};
const statuses = async (times: number, ...asked: Parameters<typeof ask>): Promise<number[]> => {
  const all: number[] = [];
  for (let i = 0; i < times; i += 1) all.push((await ask(...asked)).status);
  return all;
};
/** Whether so many answers are under way. */
const underWay = async (count: number): Promise<void> => {
  while (answers.length < count) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('of an address from which it is not known who calls', () => {
  it('ten calls a minute are told so, further ones when to come again, and who has a key is let in', async () => {
    await start();
    expect(await statuses(10, 'convoys')).toEqual(Array<number>(10).fill(401));
    const refused = await ask('convoys');
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([429, null]);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await refused.json()).toMatchObject({ code: 'too-many-refusals', limit: 10, status: 429 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await ask('convoys', 'desk')).status).toBe(200);
  });

  it('the log of the service tells of those that are answered, and of no further ones', async () => {
    const lines: string[] = [];
    await start({ KAFILA_REFUSALS_PER_MINUTE: '2', LOG_LEVEL: 'info' }, (line) => lines.push(line));
    expect(await statuses(4, 'convoys')).toEqual([401, 401, 429, 429]);
    expect(lines.filter((line) => line.includes('/v1/convoys'))).toHaveLength(2);
  });

  it('five tries a minute to enrol are let through', async () => {
    await start();
    expect(await statuses(6, 'enrolments', undefined, { method: 'POST' })).toEqual([
      ...Array<number>(5).fill(201),
      429,
    ]);
  });

  it('each address behind a proxy is counted for itself, where the proxy is trusted, and not where it is none', async () => {
    await start({ KAFILA_REFUSALS_PER_MINUTE: '1', KAFILA_TRUSTED_PROXIES: '127.0.0.1' });
    const from = (address: string): Promise<number[]> =>
      statuses(2, 'convoys', undefined, { headers: { 'x-forwarded-for': address } });
    expect([await from('192.0.2.7'), await from('192.0.2.8')]).toEqual([
      [401, 429],
      [401, 429],
    ]);
    await app.close();
    await start({ KAFILA_REFUSALS_PER_MINUTE: '1' });
    expect([await from('192.0.2.7'), await from('192.0.2.8')]).toEqual([
      [401, 429],
      [429, 429],
    ]);
  });
});

describe('a caller', () => {
  it('calls so often in a second, and does not take it away from others', async () => {
    await start({ KAFILA_CALLS_PER_SECOND: '3', KAFILA_UNIT_CALLS_PER_SECOND: '2' });
    const all = (count: number, who: string): Promise<Response[]> =>
      Promise.all(Array.from({ length: count }, () => ask('convoys', who)));
    /** How many are answered, and how many may be: a busy machine takes several seconds for them. */
    const answered = async (
      count: number,
      who: string,
      perSecond: number,
    ): Promise<readonly [boolean, boolean]> => {
      const began = performance.now();
      const found = (await all(count, who)).filter(({ status }) => status === 200).length;
      const seconds = Math.ceil((performance.now() - began) / 1_000);
      return [found >= perSecond, found <= perSecond * (seconds + 1)];
    };
    expect(await answered(40, 'desk', 3)).toEqual([true, true]);
    expect(await answered(40, 'unit', 2)).toEqual([true, true]);
    const codes = async (count: number, who: string): Promise<number[]> =>
      (await all(count, who)).map(({ status }) => status);
    expect(await codes(3, 'other')).toEqual([200, 200, 200]);
    expect(await codes(9, 'relay')).toEqual(Array<number>(9).fill(200));
    expect(await codes(9, 'local')).toEqual(Array<number>(9).fill(200));
    const refused = (await all(40, 'unit')).find(({ status }) => status === 429);
    expect([refused?.headers.get('retry-after'), await refused?.json()]).toMatchObject([
      '1',
      { code: 'too-many-calls', limit: 2, perSeconds: 1 },
    ]);
  });

  it('has two reads of histories answered at once, the third when one has ended, others meanwhile', async () => {
    await start();
    const asked = [ask('past', 'desk'), ask('past', 'desk'), ask('past', 'desk')];
    await underWay(2);
    const other = ask('past', 'other');
    await underWay(3);
    expect((await ask('convoys', 'desk')).status).toBe(200);
    answers[2]?.();
    expect((await other).status).toBe(200);
    expect(answers).toHaveLength(3);
    answers[0]?.();
    await underWay(4);
    for (const answer of answers) answer();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('waits with no more reads than may wait', async () => {
    await start({ KAFILA_MOST_PAST_READS_EACH: '1', KAFILA_CALLS_PER_SECOND: '1000' });
    const asked = Array.from({ length: 27 }, () => ask('past', 'desk'));
    const refused = await Promise.race(asked);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await refused.json()).toMatchObject({ code: 'too-many-own-reads' });
  });

  it('has so many streams of the live feed, and another one when one has ended', async () => {
    await start({ KAFILA_MOST_LIVE_FEEDS_EACH: '1', KAFILA_MOST_LIVE_FEEDS: '2' });
    expect((await ask('live', 'desk')).status).toBe(200);
    const [refused, other] = [await ask('live', 'desk'), await ask('live', 'other')];
    expect([refused.status, other.status]).toEqual([429, 200]);
    expect(await refused.json()).toMatchObject({ code: 'too-many-own-live-streams' });
    expect(await (await ask('live', 'unit')).json()).toMatchObject({
      code: 'too-many-live-streams',
      status: 503,
    });
    ending[0]?.abort();
    while ((await ask('live', 'desk')).status !== 200) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});

describe('a long body', () => {
  const seconds = async (who: string): Promise<number> => {
    const began = performance.now();
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = await ask('reports', who, { method: 'POST', headers, body: 'x'.repeat(450 * 1024) });
    expect(await answer.json()).toEqual({ length: 450 * 1024 });
    return (performance.now() - began) / 1_000;
  };

  it('of a unit is read slowly, and whole', async () => {
    // Four seconds' worth come at once.
    await start({ KAFILA_UNIT_BODY_KB_PER_SECOND: '100', KAFILA_UNIT_CALLS_PER_SECOND: '1' });
    expect(await seconds('unit')).toBeGreaterThan(0.45);
  });

  it('of a unit that came packed is compared with the length that was sent', async () => {
    await start();
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const body = gzipSync(JSON.stringify({ text: 'seals checked '.repeat(100) }));
    const answer = await ask('enrolments', 'unit', { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toEqual([201, {}]);
  });

  it('of a unit that came packed, and that nobody reads, does no harm', async () => {
    await start();
    const unhandled: Error[] = [];
    const note = (error: Error): void => void unhandled.push(error);
    process.on('uncaughtException', note);
    const headers = { 'content-encoding': 'gzip' };
    const none = { method: 'POST', headers: { ...headers, 'content-type': 'text/plain' }, body: 'no gzip' };
    const met = [await ask('convoys', 'unit', { headers }), await ask('reports', 'unit', none)];
    expect([...met.map(({ status }) => status), (await ask('convoys', 'unit')).status]).toEqual([
      200, 415, 200,
    ]);
    process.off('uncaughtException', note);
    expect(unhandled).toEqual([]);
  });

  it('of who hands over for many units is read as fast as it comes', async () => {
    await start({ KAFILA_UNIT_BODY_KB_PER_SECOND: '1' });
    expect(await seconds('relay')).toBeLessThan(60);
  });
});
