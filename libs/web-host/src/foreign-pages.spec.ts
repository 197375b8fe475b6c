import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '#kafila/platform';
import { testingApp } from '#kafila/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { CONTROL_ROOM } from './applications.js';
import { serveApplication } from './serve-application.js';

@Module({})
class ApiAlone {}

/** There are keys, and nobody brings one. */
const admit = (_call: unknown, needs: unknown): never => {
  if (needs === 'public')
    return { id: 'anybody', via: 'nothing', role: 'anybody', rights: new Set() } as never;
  throw new Problem({ status: 401, code: 'key-needed', detail: 'It needs a key.' });
};

const PAGES = ['/', '/convoys'];
const FILES = ['/assets/main-0a1b2c.js', '/robots.txt'];

let folder: string;
let app: NestFastifyApplication;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-web-'));
  const root = join(folder, CONTROL_ROOM.folder);
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Kafila</title>');
  writeFileSync(join(root, 'assets', 'main-0a1b2c.js'), 'export {};');
  writeFileSync(join(root, 'robots.txt'), 'User-agent: *\nDisallow: /\n');
  app = await testingApp(ApiAlone, { door: { admit } }, (made) => {
    serveApplication(made.getHttpAdapter().getInstance(), folder, CONTROL_ROOM);
  });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

async function met(path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await request(app.getHttpServer()).get(path).set(headers);
  const { code = '' } = answer.body as { code?: string };
  return `${answer.status} ${code}`.trim();
}

describe.each([...PAGES, ...FILES])('%s', (path) => {
  it('is there for anybody, without a key', async () => {
    expect(await met(path)).toBe('200');
  });

  it('is not shown under a name that anybody may point at this machine', async () => {
    for (const host of ['evil.example', '127.0.0.1.evil.example'])
      expect([host, await met(path, { host })]).toEqual([host, '421 unknown-host']);
  });

  it('is read and loaded by no page of another site', async () => {
    expect(await met(path, { origin: 'https://evil.example' })).toBe('403 foreign-origin');
    for (const into of ['script', 'iframe', 'image', 'empty']) {
      const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': into };
      expect([into, await met(path, headers)]).toEqual([into, '403 foreign-origin']);
    }
    const framed = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'iframe',
    };
    expect(await met(path, framed)).toBe('403 foreign-origin');
  });

  it('is opened by whoever follows a link', async () => {
    const visit = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect(await met(path, visit)).toBe('200');
  });
});

it('what is no page needs a key as any other call does, and is 421 under a foreign name too', async () => {
  for (const path of ['/v1/convoys', '/nowhere', '/convoys/../v1/convoys', '/assets/', '/index.html.br']) {
    expect([path, await met(path)]).toEqual([path, '401 key-needed']);
    expect([path, await met(path, { host: 'evil.example' })]).toEqual([path, '421 unknown-host']);
  }
});
