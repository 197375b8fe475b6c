import { May } from '../door/may.js';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Body, Controller, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type LimitSetting } from '../settings/limit-settings.js';
import { loadSettings } from '../settings/settings.js';
import { testingApp } from '../testing/testing-app.js';

let busy = Promise.resolve();

@Controller()
class LinesController {
  @Post('busy')
  @May('public')
  async busy(@Body() lines: Readable): Promise<object> {
    await busy;
    return this.lines(lines);
  }

  @Post('lines')
  @May('public')
  async lines(@Body() lines: Readable | object): Promise<object> {
    return { length: Symbol.asyncIterator in lines ? (await text(lines)).length : 0 };
  }
}

@Module({ controllers: [LinesController] })
class LinesModule {}

let app: NestFastifyApplication;
let port: number;

async function start(limits: Partial<LimitSetting>): Promise<void> {
  const settings = loadSettings({ LOG_LEVEL: 'silent' });
  app = await testingApp(LinesModule, {
    settings: { ...settings, limits: { ...settings.limits, ...limits } },
  });
  port = Number(new URL(await app.getUrl()).port);
}
afterEach(() => app.close());

/** A raw connection that has sent something; what it hears until it is closed. */
async function sending(start: string): Promise<{ socket: Socket; heard: Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  const heard = text(socket).catch((error: unknown) => String(error));
  await once(socket, 'connect');
  socket.write(start);
  return { socket, heard };
}
const head = (type: string, path = 'lines'): string =>
  `POST /v1/${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: 10\r\n\r\n`;

describe('a service lets go of', () => {
  it.each(['application/json', 'application/x-ndjson'])(
    'a body of %s that brings nothing more',
    async (type) => {
      await start({ idleBodyMs: 200 });
      const { heard } = await sending(`${head(type)}{"a"`);
      expect(await heard).toMatch(/^(HTTP\/1.1 408 [^]*body-idle[^]*)?$/);
    },
  );

  it('a body of JSON that does not become whole, and not of lines that come on', async () => {
    await start({ wholeBodyMs: 300 });
    const [json, lines] = [
      await sending(head('application/json')),
      await sending(head('application/x-ndjson')),
    ];
    const drip = setInterval(() => [json, lines].map(({ socket }) => socket.write('1')), 90);
    // What drips on after the end may reset the connection before its answer is read.
    expect(await json.heard).toMatch(/^(HTTP\/1.1 408 [^]*body-slow[^]*|Error: read ECONNRESET)?$/);
    expect(await lines.heard).toContain('{"length":10}');
    clearInterval(drip);
  });

  it('a connection that sends no whole head', async () => {
    await start({ headMs: 200 });
    const [silent, half] = [await sending(''), await sending('POST /v1/li')];
    expect(await silent.heard).toMatch(/^(HTTP\/1.1 408 [^]*)?$/);
    expect(await half.heard).toMatch(/^(HTTP\/1.1 408 [^]*)?$/);
  });

  it('connections beyond those that it may have', async () => {
    await start({ connections: 1 });
    const first = await sending(head('application/x-ndjson'));
    const second = await sending('');
    expect(await second.heard).toBe('');
    first.socket.write('0123456789');
    expect(await first.heard).toContain('{"length":10}');
  });
});

describe('a service waits for', () => {
  it('a body that brings a little at a time, and for itself', async () => {
    await start({ idleBodyMs: 200 });
    let goOn: () => void = () => undefined;
    busy = new Promise((resolve) => (goOn = resolve));
    const whole = await sending(`${head('application/x-ndjson', 'busy')}0123456789`);
    const slow = await sending(head('application/x-ndjson'));
    const drip = setInterval(() => slow.socket.write('x'), 50);
    expect(await slow.heard).toContain('{"length":10}');
    goOn();
    expect(await whole.heard).toContain('{"length":10}');
    clearInterval(drip);
  });
});
