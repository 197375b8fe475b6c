import { May } from '../door/may.js';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Body, Controller, Get, Module, Post, Query, Sse } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IsString } from 'class-validator';
import { Optional } from '../dto/members.js';
import { Closed } from '../dto/shape.js';
import { interval, map, type Observable } from 'rxjs';
import request, { type Response, type Test } from 'supertest';
import { type Caller, CallerIdentity } from '../door/caller.js';
import { HealthChecks } from '../health/health-checks.js';
import { Problem } from '../problems/problem.js';
import { loadSettings } from '../settings/settings.js';
import { BodyPipe, QueryPipe, wholeNumber } from '../validation/pipes.js';
import { createHttpApp } from './create-http-app.js';

@Closed()
class ServedHalt {
  @IsString()
  readonly place!: string;
}

@Closed()
class ServedFilter {
  @Optional()
  @IsString()
  readonly limit?: string;
}

class StoreBusy extends Error {}

let release: () => void;
let started: Promise<void>;
let markStarted: () => void;

@Controller()
class SampleController {
  @Post('halts')
  @May('public')
  halt(@Body(BodyPipe(ServedHalt)) halt: ServedHalt, @CallerIdentity() caller: Caller): object {
    return { place: halt.place, by: caller.id };
  }

  @Get('halts/:id')
  @May('public')
  list(@Query(QueryPipe(ServedFilter)) { limit }: ServedFilter): object {
    return { limit: wholeNumber(limit, { name: 'limit', min: 1, max: 100, fallback: 50 }) };
  }

  @Post('lines')
  @May('public')
  async lines(@Body() stream: Readable): Promise<object> {
    return { isStream: stream instanceof Readable, text: await text(stream) };
  }

  @Get('broken')
  @May('public')
  broken(): never {
    throw new Error('cannot reach postgres://u:hunter2@db', { cause: new Error('first cause') });
  }

  @Get('busy')
  @May('public')
  busy(): never {
    throw new StoreBusy();
  }

  @Get('slow')
  @May('public')
  async slow(): Promise<object> {
    markStarted();
    await new Promise<void>((resolve) => (release = resolve));
    return { done: true };
  }

  @Sse('live')
  @May('public')
  live(): Observable<{ data: string }> {
    return interval(1).pipe(map((n) => ({ data: `tick ${n}` })));
  }
}

@Module({ controllers: [SampleController] })
class SampleModule {}

let lines: Record<string, unknown>[];
let closed: boolean;
let app: NestFastifyApplication;
let url: string;

async function start(level = 'debug'): Promise<void> {
  lines = [];
  closed = false;
  started = new Promise((resolve) => (markStarted = resolve));
  app = await createHttpApp(SampleModule, {
    settings: loadSettings({ LOG_LEVEL: level }),
    translators: [
      (error) =>
        error instanceof StoreBusy
          ? new Problem({
              status: 503,
              code: 'store-busy',
              title: 'Busy',
              detail: 'Try again.',
              headers: { 'retry-after': '3' },
            })
          : undefined,
    ],
    onClose: () => {
      closed = true;
      return Promise.resolve();
    },
    logTo: { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) },
  });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
}

function get(path: string): Test {
  return request(app.getHttpServer()).get(path);
}

function post(
  body: string | Buffer,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Test {
  const asItIs = (sent: unknown): string => sent as string;
  return request(app.getHttpServer()).post('/v1/halts').set(headers).serialize(asItIs).send(body);
}

async function problemOf(asked: Test | Response): Promise<Record<string, unknown>> {
  const response = await asked;
  const document = response.body as Record<string, unknown>;
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(document['type']).toBe(`urn:kafila:problem:${String(document['code'])}`);
  expect(document['status']).toBe(response.status);
  expect(document['requestId']).toBe(response.headers['x-request-id']);
  return document;
}

/** A raw connection that asks for a path and keeps all it is told. */
async function ask(path: string): Promise<{ socket: Socket; heard: () => string }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  await once(socket, 'connect');
  if (path !== '') socket.write(`GET ${path} HTTP/1.1\r\nhost: ${new URL(url).host}\r\n\r\n`);
  return { socket, heard: () => heard };
}

beforeEach(() => start());
afterEach(() => app.close());

describe('an HTTP application', () => {
  it('hands a checked body and the caller to the handler', async () => {
    await post('{"place":"torkham"}').expect(201, { place: 'torkham', by: 'local' });
  });

  it('answers a body that cannot be understood with each field', async () => {
    const response = await post('{"plaec":"torkham"}');
    expect(response.status).toBe(422);
    expect(await problemOf(response)).toMatchObject({
      code: 'invalid-body',
      instance: '/v1/halts',
      errors: [
        { pointer: '#/place', code: 'missing' },
        { pointer: '#/plaec', code: 'unknown-field' },
      ],
    });
  });

  it.each([
    ['malformed JSON', '{"place":}', 400, { code: 'malformed-json', line: 1, column: 10 }],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 400, { code: 'malformed-json' }],
    ['an empty body', '', 400, { code: 'empty-body' }],
    ['a forbidden key', '{"place":"x","__proto__":{}}', 400, { code: 'forbidden-key' }],
    ['JSON ten thousand deep', '['.repeat(10_000) + ']'.repeat(10_000), 400, { code: 'json-too-deep' }],
    [
      'a body over the limit',
      `"${'x'.repeat(10 * 1024 * 1024)}"`,
      413,
      { code: 'body-too-large', limitBytes: 10_485_760 },
    ],
  ])('refuses %s', async (_, body, status, document) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await problemOf(response)).toMatchObject(document);
  });

  it('refuses other media types, naming those it takes', async () => {
    const form = await post('place=x', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(form.status).toBe(415);
    expect(await problemOf(form)).toMatchObject({
      code: 'unsupported-media-type',
      accepted: ['application/json', 'application/x-ndjson', 'application/ndjson', 'application/jsonl'],
    });
  });

  it('hands NDJSON over as an unread stream, whatever its length', async () => {
    const body = '{"a":1}\n'.repeat(1_500_000);
    const response = await request(app.getHttpServer())
      .post('/v1/lines')
      .set('content-type', 'application/x-ndjson; charset=utf-8')
      .send(body)
      .expect(201);
    expect(response.body).toEqual({ isStream: true, text: body });
  });

  it('tells a wrong path from a wrong method', async () => {
    expect(await problemOf(get('/v1/nowhere?secret=1'))).toMatchObject({
      status: 404,
      code: 'not-found',
      instance: '/v1/nowhere',
    });
    const response = await request(app.getHttpServer()).delete('/v1/halts/7');
    expect(await problemOf(response)).toMatchObject({ status: 405, code: 'method-not-allowed' });
    expect(response.headers['allow']).toBe('GET, HEAD');
  });

  it('answers a URL that cannot be decoded with a problem', async () => {
    expect(await problemOf(get('/v1/halts/%ff'))).toMatchObject({
      status: 400,
      code: 'bad-request',
    });
  });

  it('refuses queries that it does not understand', async () => {
    expect(await problemOf(get('/v1/halts/7?limt=3'))).toMatchObject({
      status: 400,
      code: 'invalid-query',
      errors: [{ pointer: '#/limt', detail: expect.stringContaining('did you mean limit?') }],
    });
    for (const limit of ['0', 'ten', '1e1', '', '101']) {
      expect(await problemOf(get(`/v1/halts/7?limit=${limit}`))).toMatchObject({
        errors: [{ pointer: '#/limit', detail: 'must be a whole number from 1 to 100' }],
      });
    }
    await get('/v1/halts/7?limit=7').expect(200, { limit: 7 });
  });

  it('lets other rooms translate their errors', async () => {
    const response = await get('/v1/busy');
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'store-busy' });
    expect(response.headers['retry-after']).toBe('3');
  });

  it('keeps an unknown error to its log, with stack and causes and without secrets', async () => {
    const response = await get('/v1/broken').set('authorization', 'Bearer geheim');
    const document = await problemOf(response);
    expect(document).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(document)).not.toMatch(/postgres|stack|cause/);
    const logged = lines.find((line) => 'err' in line);
    expect(logged).toMatchObject({
      level: 'error',
      requestId: document['requestId'],
      err: { message: 'cannot reach postgres://***@db', cause: { message: 'first cause' } },
    });
    expect(JSON.stringify(logged)).toContain('create-http-app.spec');
    expect(JSON.stringify(lines)).not.toMatch(/hunter2|geheim/);
  });

  it('keeps a sane request id of the caller and replaces any other', async () => {
    const sent = async (id: string): Promise<string | undefined> =>
      (await get('/health/live').set('x-request-id', id)).headers['x-request-id'];
    expect(await sent('unit-7/42')).toBe('unit-7/42');
    expect(await sent('a b"c')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await sent('x'.repeat(129))).toMatch(/^[0-9a-f-]{36}$/);
  });

  const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

  it('tells its log the trace that a request is a part of, and goes on answering by request id', async () => {
    const document = await problemOf(get('/v1/broken').set('traceparent', `00-${TRACE}-00f067aa0ba902b7-01`));
    expect(document['requestId']).not.toBe(TRACE);
    const told = lines.filter((line) => line['requestId'] === document['requestId']);
    expect(told.map((line) => line['traceId'])).toEqual([TRACE, TRACE]);
    await get('/v1/nowhere').set('traceparent', `01-${TRACE}-00f067aa0ba902b7-01-later`);
    expect(lines.at(-1)).toMatchObject({ path: '/v1/nowhere', traceId: TRACE });
  });

  it.each([
    `00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE}-00f067aa0ba902b7-01-more`,
    `ff-${TRACE}-00f067aa0ba902b7-01`,
    TRACE,
  ])('ignores a traceparent that is none: %s', async (traceparent) => {
    await get('/v1/nowhere').set('traceparent', traceparent).expect(404);
    expect(lines.at(-1)).toMatchObject({ path: '/v1/nowhere', status: 404 });
    expect(lines.at(-1)).not.toHaveProperty('traceId');
  });

  it('does not fill its log with probes, also where it is not ready', async () => {
    app.get(HealthChecks).register({ name: 'sample', check: () => Promise.resolve({ ok: false }) });
    await get('/health/live').expect(200);
    await get('/health/ready').expect(503);
    await get('/metrics').expect(200);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
    const probes = lines.filter((line) => 'status' in line);
    expect(probes.map(({ path, level }) => [path, level])).toEqual([
      ['/health/live', 'debug'],
      ['/health/ready', 'debug'],
      ['/metrics', 'debug'],
    ]);
  });

  it('measures requests by route, method and class of the status, whatever paths are asked for', async () => {
    for (const id of [1, 2, 3]) await get(`/v1/halts/${id}`).expect(200);
    await get('/v1/halts/7?limit=0').expect(400);
    await get('/v1/busy').expect(503);
    await get('/v1/nowhere').expect(404);
    const { text: told } = await get('/metrics').expect(200);
    const count = (route: string, status: string): string =>
      `kafila_http_request_seconds_count{route="${route}",method="GET",status="${status}"}`;
    expect(told).toContain(`${count('/v1/halts/:id', '2xx')} 3\n`);
    expect(told).toContain(`${count('/v1/halts/:id', '4xx')} 1\n`);
    expect(told).toContain(`${count('/v1/busy', '5xx')} 1\n`);
    expect(told).toContain(`${count('none', '4xx')} 1\n`);
    expect(told).not.toContain('nowhere');
  });

  it('logs one line per request, at a level that follows the status, without query or body', async () => {
    await post('{"place":"torkham"}');
    await get('/v1/nowhere?token=geheim');
    await get('/v1/busy');
    const requests = lines.filter((line) => line['msg'] === 'request');
    expect(requests).toMatchObject([
      { level: 'debug', method: 'POST', path: '/v1/halts', status: 201 },
      { level: 'info', method: 'GET', path: '/v1/nowhere', status: 404, code: 'not-found' },
      { level: 'error', path: '/v1/busy', status: 503, code: 'store-busy' },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/geheim|torkham/);
    expect(lines.some((line) => line['context'] === 'RouterExplorer' && line['level'] === 'debug')).toBe(
      true,
    );
  });
});

describe('closing an HTTP application', () => {
  it('finishes the request in flight, then closes what was opened', async () => {
    const answer = fetch(`${url}/v1/slow`);
    await started;
    const closing = app.close();
    expect(closed).toBe(false);
    release();
    const response = await answer;
    expect([response.status, await response.json(), response.headers.get('connection')]).toEqual([
      200,
      { done: true },
      'close',
    ]);
    await closing;
    expect(closed).toBe(true);
  });

  it('takes no new connection, and keeps what was opened, while it finishes', async () => {
    const answer = fetch(`${url}/v1/slow`);
    await started;
    const closing = app.close();
    for (let turn = 0; turn < 5; turn += 1) {
      await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
    }
    expect(closed).toBe(false);
    release();
    await answer;
    await closing;
    expect(closed).toBe(true);
  });

  it('is not held up by idle, silent or half-asked connections', async () => {
    const idle = await ask('/health/live');
    await once(idle.socket, 'data');
    const silent = await ask('');
    const half = await ask('');
    half.socket.write('GET /v1/ha');
    await ask('/health/live').then(({ socket }) => once(socket, 'data'));
    const ends = [idle, silent, half].map(({ socket }) => once(socket, 'close'));
    await app.close();
    await Promise.all(ends);
  });

  it('ends event streams', async () => {
    const { socket, heard } = await ask('/v1/live');
    await once(socket, 'data');
    const end = once(socket, 'close');
    await app.close();
    await end;
    expect(heard()).toContain('text/event-stream');
    expect(heard().endsWith('0\r\n\r\n')).toBe(true);
  });
});
