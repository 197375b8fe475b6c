import { Agent, type ClientRequest } from 'node:http';
import { May } from '../door/may.js';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { loadSettings } from '../settings/settings.js';
import { testingApp } from '../testing/testing-app.js';

@Controller('convoys')
class ConvoysController {
  @Get()
  @May('public')
  list(): object {
    return { items: [] };
  }

  @Post()
  @May('public')
  plan(@Body() body: object): object {
    return body;
  }
}

@Module({ controllers: [ConvoysController] })
class ConvoysModule {}

let app: NestFastifyApplication;
let port: number;

beforeAll(async () => {
  const settings = loadSettings({
    LOG_LEVEL: 'silent',
    KAFILA_PUBLIC_URL: 'https://kafila.example,http://localhost:3001',
    KAFILA_ALLOWED_HOSTS: 'intake,board:3000',
    KAFILA_CORS_ORIGINS: 'https://dashboard.example',
  });
  app = await testingApp(ConvoysModule, { settings });
  port = Number(new URL(await app.getUrl()).port);
});
afterAll(() => app.close());

type Headers = Readonly<Record<string, string>>;
async function answered(headers: Headers, path = '/v1/convoys'): Promise<readonly unknown[]> {
  const answer = await request(app.getHttpServer()).get(path).set(headers);
  const { status } = answer;
  const { code } = answer.body as { code?: string };
  return code === undefined ? [status] : [status, code];
}
const own = (): string => `127.0.0.1:${port}`;

describe('a service', () => {
  it('answers under its own address, the names of this machine, and the hosts that are set', async () => {
    const hosts = [own(), `localhost:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`];
    const set = [
      'kafila.example',
      'kafila.example:443',
      'localhost:3001',
      'intake',
      'intake:3000',
      'board:3000',
    ];
    for (const host of [...hosts, ...set]) expect([host, await answered({ host })]).toEqual([host, [200]]);
  });

  it('answers no name that anybody may point at this machine', async () => {
    const hosts = ['evil.example', `evil.example:${port}`, 'localhost:1', '127.0.0.1', 'kafila.example:8443'];
    for (const host of [
      ...hosts,
      'board:3001',
      'board',
      `localhost.evil.example:${port}`,
      '[::1',
      'x@intake',
    ]) {
      expect([host, await answered({ host })]).toEqual([host, [421, 'unknown-host']]);
    }
  });

  it('looks at each call on a connection, whatever was asked on it before', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<unknown>();
    const asked = async (host: string): Promise<number> => {
      const answer = await request(app.getHttpServer())
        .get('/v1/convoys')
        .agent(agent)
        .set({ host })
        .on('request', ({ req }: { req: ClientRequest }) => {
          req.once('finish', () => ports.add(req.socket?.localPort));
        });
      return answer.status;
    };
    const statuses = [];
    for (const host of [own(), 'evil.example', own(), 'intake', 'evil.example'])
      statuses.push(await asked(host));
    agent.destroy();
    expect([statuses, [...ports]]).toEqual([[200, 421, 200, 200, 421], [expect.any(Number)]]);
  });

  it('answers no page of another site, whether it would read or decide', async () => {
    const foreign = ['https://evil.example', `http://evil.example:${port}`, 'null', 'http://127.0.0.1:1'];
    for (const origin of [...foreign, 'file://', 'https://dashboard.example.evil.example']) {
      expect([origin, await answered({ origin })]).toEqual([origin, [403, 'foreign-origin']]);
    }
    expect(await answered({ 'sec-fetch-site': 'cross-site' })).toEqual([403, 'foreign-origin']);
    const decided = request(app.getHttpServer()).post('/v1/convoys').set({ origin: 'https://evil.example' });
    await decided.set('content-type', 'text/plain').send('{"convoyId":"c1"}').expect(403);
  });

  it('answers before it reads the body', async () => {
    const { status } = await request(app.getHttpServer())
      .post('/v1/convoys')
      .set({ host: 'evil.example', 'content-type': 'application/json' })
      .send('{"no json');
    expect(status).toBe(421);
  });

  it('answers its own pages, and whoever is no page', async () => {
    for (const origin of [`http://${own()}`, `http://localhost:${port}`, 'https://kafila.example']) {
      expect([origin, await answered({ origin })]).toEqual([origin, [200]]);
    }
    for (const site of ['same-origin', 'same-site', 'none']) {
      expect([site, await answered({ 'sec-fetch-site': site })]).toEqual([site, [200]]);
    }
  });

  it('tells anybody whether it lives, and its figures', async () => {
    const foreign = { host: 'probe.example', origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      expect([path, await answered(foreign, path)]).toEqual([path, [200]]);
    }
    expect(await answered(foreign, '/health/../v1/convoys')).toEqual([421, 'unknown-host']);
  });
});

describe('a page elsewhere whose origin is listed', () => {
  const origin = 'https://dashboard.example';

  it('may read and decide', async () => {
    const { status, headers } = await request(app.getHttpServer())
      .get('/v1/convoys')
      .set({ origin, 'sec-fetch-site': 'cross-site' });
    expect([
      status,
      headers['access-control-allow-origin'],
      headers['access-control-expose-headers'],
    ]).toEqual([200, origin, '*']);
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(headers['vary']).toMatch(/origin/i);
  });

  it('is answered its preflight', async () => {
    const { status, headers } = await request(app.getHttpServer()).options('/v1/convoys').set({
      origin,
      'sec-fetch-site': 'cross-site',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,idempotency-key',
    });
    expect([status, headers['access-control-allow-origin'], headers['access-control-allow-headers']]).toEqual(
      [204, origin, 'content-type,idempotency-key'],
    );
    expect(headers['access-control-allow-methods']).toContain('POST');
  });

  it('is told what is wrong, too', async () => {
    const { status, headers } = await request(app.getHttpServer()).get('/v1/nowhere').set({ origin });
    expect([status, headers['access-control-allow-origin']]).toEqual([404, origin]);
  });

  it('is the only one: another is answered no preflight', async () => {
    const { status, headers } = await request(app.getHttpServer())
      .options('/v1/convoys')
      .set({ origin: 'https://evil.example', 'access-control-request-method': 'POST' });
    expect([status, headers['access-control-allow-origin']]).toEqual([403, undefined]);
  });
});

describe('without listed origins', () => {
  it('no answer speaks of other origins', async () => {
    const alone = await testingApp(ConvoysModule);
    const { headers } = await request(alone.getHttpServer()).get('/v1/convoys');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    await alone.close();
  });
});
