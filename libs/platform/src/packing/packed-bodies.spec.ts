import { randomUUID } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { type Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { Body, Controller, Get, Header, Module, Post } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { May } from '../door/may.js';
import { testingApp } from '../testing/testing-app.js';

const LONG = {
  items: Array.from({ length: 500 }, (_, n) => ({ convoyId: `nlc-2026-${n}`, status: 'underway' })),
};

@Controller()
class SampleController {
  @Post('json')
  @May('public')
  json(@Body() body: unknown): object {
    return { body };
  }

  @Post('lines')
  @May('public')
  async lines(@Body() lines: Readable): Promise<object> {
    return { length: (await text(lines)).length };
  }

  @Post('unread')
  @May('public')
  unread(): object {
    return {};
  }

  @Get('long')
  @May('public')
  long(): object {
    return LONG;
  }

  @Get('short')
  @May('public')
  short(): object {
    return {};
  }

  @Get('hashes')
  @May('public')
  @Header('content-type', 'application/octet-stream')
  hashes(): Buffer {
    return Buffer.alloc(5_000);
  }
}

@Module({ controllers: [SampleController] })
class SampleModule {}

let app: NestFastifyApplication;
let url: string;
/** Errors that nobody handles: each would end a service. */
const unhandled: Error[] = [];
const note = (error: Error): void => void unhandled.push(error);
beforeAll(async () => {
  process.on('uncaughtException', note);
  app = await testingApp(SampleModule);
  url = `${await app.getUrl()}/v1`;
});
afterAll(async () => {
  process.off('uncaughtException', note);
  await app.close();
});

interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function post(
  path: string,
  body: Buffer,
  type = 'application/json',
  coding = 'gzip',
): Promise<Answered> {
  const headers = { 'content-type': type, 'content-encoding': coding };
  const answer = await fetch(`${url}/${path}`, { method: 'POST', headers, body });
  return { status: answer.status, body: (await answer.json()) as Answered['body'] };
}

function withoutId({ status, body }: Answered): unknown {
  return [status, { ...body, requestId: null }];
}

const packed = (content: string): Buffer => gzipSync(content);
const NDJSON = 'application/x-ndjson';

describe('a body in gzip', () => {
  it('is what it would be as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (value) => {
        const json = JSON.stringify({ value });
        // Also where it is refused: some names are, such as `__proto__`.
        const [gzip, plain] = [
          await post('json', packed(json)),
          await post('json', Buffer.from(json), 'application/json', 'identity'),
        ];
        expect(withoutId(gzip)).toEqual(withoutId(plain));
      }),
      { numRuns: 20 },
    );
    const lines = '{"a":1}\n'.repeat(1_000);
    expect(await post('lines', packed(lines), NDJSON)).toMatchObject({
      body: { length: 8_000 },
    });
  });

  it('may be no longer than one that is not packed, once it is unpacked', async () => {
    const word = (): string => randomUUID() + 'x'.repeat(500);
    const long = packed(JSON.stringify({ text: Array.from({ length: 21_000 }, word).join('') }));
    expect(long.length).toBeLessThan(2_000_000);
    expect(await post('json', long)).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });

  it('that is made to be long is refused while it is unpacked, also where lines have no limit', async () => {
    const bomb = packed('\n'.repeat(200 * 1024 * 1024));
    expect(await post('lines', bomb, NDJSON)).toMatchObject({
      status: 413,
      body: { code: 'inflates-too-much', limitTimes: 100 },
    });
  });

  it.each([
    ['is none', Buffer.from('{"a":1}')],
    ['was cut off', packed('{"a":1}').subarray(0, 15)],
    ['was altered', Buffer.concat([packed('{"a":1}').subarray(0, -6), Buffer.alloc(6)])],
  ])('that %s is refused by name', async (_, body) => {
    for (const [path, type] of [
      ['json', 'application/json'],
      ['lines', NDJSON],
    ] as const)
      expect(await post(path, body, type)).toMatchObject({ status: 400, body: { code: 'malformed-gzip' } });
  });

  it('that nobody reads does no harm, whatever it is: the service goes on', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const sent = (type: string): RequestInit => ({
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body: 'no gzip',
    });
    const statuses: number[] = [];
    for (let n = 0; n < 3; n++) {
      statuses.push((await fetch(`${url}/short`, { headers })).status);
      statuses.push((await fetch(`${url}/json`, sent('text/plain'))).status);
      statuses.push((await fetch(`${url}/nowhere`, sent('application/json'))).status);
      statuses.push((await fetch(`${url}/unread`, sent(NDJSON))).status);
    }
    expect(statuses.slice(-4)).toEqual([200, 415, 400, 201]);
    expect(unhandled).toEqual([]);
  });

  it('of another coding is refused, naming those that are understood', async () => {
    for (const coding of ['br', 'gzip, gzip', 'zstd'])
      expect(await post('json', packed('{}'), 'application/json', coding)).toMatchObject({
        status: 415,
        body: { code: 'unsupported-content-encoding' },
      });
    expect(await post('json', Buffer.from('{}'), 'application/json', 'identity')).toMatchObject({
      status: 201,
    });
  });
});

describe('an answer', () => {
  /** As it went over the line. */
  async function asSent(
    path: string,
    accepted?: string,
  ): Promise<{ coding: string | undefined; bytes: Buffer }> {
    const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
    const answer = await new Promise<IncomingMessage>((resolve) =>
      get(`${url}/${path}`, { headers }, resolve),
    );
    return { coding: answer.headers['content-encoding'], bytes: await buffer(answer) };
  }

  it('that is long is packed for whoever accepts it, and says the same', async () => {
    const plain = await asSent('long');
    expect([plain.coding, plain.bytes.length]).toEqual([undefined, JSON.stringify(LONG).length]);
    const gzip = await asSent('long', 'gzip');
    expect([gzip.coding, gunzipSync(gzip.bytes).toString()]).toEqual(['gzip', JSON.stringify(LONG)]);
    const brotli = await asSent('long', 'gzip, deflate, br');
    expect([brotli.coding, brotliDecompressSync(brotli.bytes).toString()]).toEqual([
      'br',
      JSON.stringify(LONG),
    ]);
    expect(brotli.bytes.length).toBeLessThan(plain.bytes.length / 5);
  });

  it('that is short, or holds hashes, goes as it is', async () => {
    expect((await asSent('short', 'gzip')).coding).toBeUndefined();
    expect((await asSent('hashes', 'gzip')).coding).toBeUndefined();
  });
});
