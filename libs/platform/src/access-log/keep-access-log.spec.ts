import { Controller, Get, Module, Param, Post, Put, Res } from '@nestjs/common';
import { type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type FastifyReply } from 'fastify';
import request, { type Test } from 'supertest';
import { type Caller, LOCAL } from '../door/caller.js';
import { type Door } from '../door/door.js';
import { May } from '../door/may.js';
import { revealOf, revealOfStream, type Reveals } from '../door/reveal.js';
import { Problem } from '../problems/problem.js';
import { testingApp } from '../testing/testing-app.js';
import { type AccessEntry } from './access-entry.js';
import { type AccessLog } from './access-log.js';
import { NOTED_AS_SEARCH } from './keep-access-log.js';

const DRIVER = '{"driver":"sealed"}';

@Controller()
class SampleController {
  @Get('convoys/:id')
  @May('convoys.read')
  async read(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const { text, value } = revealOf(reply);
    const asText = await text(id === 'empty' ? '{}' : DRIVER);
    await reply.send({ asText, asValue: await value(id === 'empty' ? {} : { driver: 'sealed' }) });
  }

  @Get('live')
  @May('convoys.read')
  async live(@Res() reply: FastifyReply): Promise<void> {
    await reply.send({ asText: await (await revealOfStream(reply)).text(DRIVER) });
  }

  @Post('persons/find')
  @May('persons.erase')
  @RouteConfig(NOTED_AS_SEARCH)
  find(): object {
    searched += 1;
    return {};
  }

  @Put('access/principals/:id/roles')
  @May('access.decide')
  decide(): object {
    return {};
  }
}

@Module({ controllers: [SampleController] })
class SampleModule {}

const put = (to: string): Reveals['shown'] => ({
  text: (json) => Promise.resolve(json.replace('sealed', to)),
  value: <T>(data: T) =>
    Promise.resolve('driver' in (data as object) ? ({ driver: to } as unknown as T) : data),
});
const reveals: Reveals = { shown: put('Gul Khan'), hidden: put('hidden') };

let caller: Caller | undefined;
const door: Door = {
  admit: () => {
    if (caller) return caller;
    throw new Problem({ status: 401, code: 'key-needed', detail: 'Who?' });
  },
};
let entries: AccessEntry[];
let isFull: boolean;
let searched: number;
let app: NestFastifyApplication;
const accessLog: AccessLog = {
  note: (entry) => {
    if (isFull) return Promise.reject(new Error('ENOSPC'));
    entries.push(entry);
    return Promise.resolve();
  },
  noteRefusal: (entry) => entries.push(entry),
  get isWritable() {
    return !isFull;
  },
};

beforeEach(async () => {
  [entries, isFull, searched] = [[], false, 0];
  caller = { ...LOCAL, id: 'access-desk-1', via: 'key', role: 'desk' };
  app = await testingApp(SampleModule, { accessLog, reveals, door });
});
afterEach(() => app.close());

const ask = (method: 'get' | 'post' | 'put', path: string): Test =>
  request(app.getHttpServer())[method](`/v1/${path}`);
const SHOWN = { asText: '{"driver":"Gul Khan"}', asValue: { driver: 'Gul Khan' } };
const HIDDEN = { asText: '{"driver":"hidden"}', asValue: { driver: 'hidden' } };

describe('the access log of a service', () => {
  it('has who saw persons, once for an answer, before he saw them; nothing of who saw none', async () => {
    expect((await ask('get', 'convoys/K-1?knownAt=7')).body).toEqual(SHOWN);
    expect((await ask('get', 'convoys/empty')).status).toBe(200);
    expect((await ask('get', 'live')).body).toEqual({ asText: SHOWN.asText });
    expect(entries).toMatchObject([
      { what: 'revealed', by: 'access-desk-1', role: 'desk', method: 'GET', path: '/v1/convoys/K-1' },
      { what: 'revealed', path: '/v1/live' },
    ]);
    caller = { ...LOCAL, via: 'key', rights: new Set(['convoys.read']) };
    expect((await ask('get', 'convoys/K-1')).body).toEqual(HIDDEN);
    expect(entries).toHaveLength(2);
  });

  it('hides persons while it cannot be written, lets nobody look for one, and all else goes on', async () => {
    isFull = true;
    expect((await ask('get', 'convoys/K-1')).body).toEqual(HIDDEN);
    expect((await ask('get', 'live')).body).toEqual({ asText: HIDDEN.asText });
    expect((await ask('get', 'convoys/empty')).status).toBe(200);
    expect((await ask('post', 'persons/find')).body).toMatchObject({
      ...{ status: 503, code: 'access-log-not-written' },
    });
    const ready = await request(app.getHttpServer()).get('/health/ready');
    expect(ready.body).toMatchObject({
      checks: [{ name: 'access-log', ok: true, degraded: true, fault: 'access-log-not-writable' }],
    });
    expect(searched).toBe(0);
    isFull = false;
    expect((await ask('get', 'convoys/K-1')).body).toEqual(SHOWN);
  });

  it('has who looked for a person, and not for whom, and who decided who may what', async () => {
    await ask('post', 'persons/find').send({ name: 'Gul Khan' });
    await ask('put', 'access/principals/desk-1/roles');
    expect(entries).toMatchObject([
      { what: 'searched', by: 'access-desk-1', path: '/v1/persons/find' },
      { what: 'decided', method: 'PUT', path: '/v1/access/principals/desk-1/roles', status: 200 },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Gul');
  });

  it('has what is refused, by its route, with no key in it', async () => {
    caller = undefined;
    const key = `kfa_${'x'.repeat(47)}`;
    await ask('get', `convoys/${key}?key=${key}`).set('authorization', `Bearer ${key}`);
    await ask('get', `nowhere/${key}`);
    await ask('get', 'convoys/K-1').set('host', 'evil.example');
    expect(entries).toMatchObject([
      { what: 'refused', status: 401, code: 'key-needed', path: '/v1/convoys/:id', address: '127.0.0.1' },
      { what: 'refused', status: 401, path: 'none' },
      { what: 'refused', status: 421, code: 'unknown-host' },
    ]);
    expect(JSON.stringify(entries)).not.toContain('xxx');
    caller = { ...LOCAL, via: 'key' };
    await ask('get', `convoys/${key}`);
    expect(JSON.stringify(entries)).not.toContain('xxx');
  });
});
