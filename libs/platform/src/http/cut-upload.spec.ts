import { May } from '../door/may.js';
import { connect } from 'node:net';
import { once } from 'node:events';
import { type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { Body, Controller, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Problem } from '../problems/problem.js';
import { loadSettings } from '../settings/settings.js';
import { testingApp } from '../testing/testing-app.js';

let heard: () => void = () => undefined;

@Controller()
class UploadController {
  @Post('upload')
  @May('public')
  async upload(@Body() lines: Readable): Promise<object> {
    lines.once('data', () => {
      heard();
    });
    return { length: (await text(lines)).length };
  }
}

@Module({ controllers: [UploadController] })
class UploadModule {}

/** As rooms say it of their own connections. */
const unreachable = (error: unknown): Problem | undefined =>
  (error as NodeJS.ErrnoException).code === 'ECONNRESET'
    ? new Problem({ status: 503, code: 'rows-unavailable', detail: 'Not now.', cause: error })
    : undefined;

let app: NestFastifyApplication;
let lines: Record<string, unknown>[];
beforeEach(async () => {
  lines = [];
  app = await testingApp(UploadModule, {
    settings: loadSettings({ LOG_LEVEL: 'info' }),
    translators: [unreachable],
    logTo: { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) },
  });
});
afterEach(() => app.close());

describe('an upload that is cut off', () => {
  it.each([
    ['application/x-ndjson', 'content-length: 100', 'destroy'],
    ['application/x-ndjson', 'content-length: 100', 'resetAndDestroy'],
    ['application/x-ndjson', 'transfer-encoding: chunked', 'destroy'],
    ['application/json', 'content-length: 100', 'destroy'],
  ] as const)('of %s (%s, %s) is a line at info, without a stack', async (type, length, end) => {
    const port = Number(new URL(await app.getUrl()).port);
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    const arrived = new Promise<void>((resolve) => (heard = resolve));
    const body = length.endsWith('chunked') ? '5\r\n{"a":\r\n' : '{"a":';
    const head = ['POST /v1/upload HTTP/1.1', `host: 127.0.0.1:${port}`, `content-type: ${type}`, length];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    if (type === 'application/x-ndjson') await arrived;
    else await delay(100);
    socket[end]();
    const told = () => lines.filter(({ path }) => path === '/v1/upload');
    for (let n = 0; n < 100 && told().length === 0; n++) await delay(5);
    expect(told()).toEqual([expect.objectContaining({ level: 'info', status: 400, code: 'body-cut-off' })]);
    expect(lines.filter(({ level, err }) => level === 'error' || err !== undefined)).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('    at ');
  });
});
