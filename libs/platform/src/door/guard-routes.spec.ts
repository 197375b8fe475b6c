import { Controller, Get, Module, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { JUDGES_FAULTS } from '../http/media-types.js';
import { Problem } from '../problems/problem.js';
import { loadSettings } from '../settings/settings.js';
import { testingApp } from '../testing/testing-app.js';
import { CallerIdentity, type Caller, LOCAL } from './caller.js';
import { type Door } from './door.js';
import { May } from './may.js';

@Controller()
class DeclaredController {
  @Post('reports')
  @May('reports.post')
  @RouteConfig(JUDGES_FAULTS)
  take(@CallerIdentity() caller: Caller): { readonly by: string } {
    return { by: caller.id };
  }
}

@Controller()
class SilentController {
  @Get('silent')
  get(): string {
    return 'nobody knows who may see this';
  }
}

@Module({ controllers: [DeclaredController] })
class Declared {}

@Module({ controllers: [DeclaredController, SilentController] })
class Silent {}

let app: NestFastifyApplication | undefined;
afterEach(() => app?.close());

/** Admits nobody, and remembers what was asked of it. */
function closedDoor(asked: unknown[]): Door {
  return {
    admit: (_request, needs) => {
      asked.push(needs);
      throw new Problem({ status: 401, code: 'key-needed', detail: 'Nobody comes in.' });
    },
  };
}

describe('the door', () => {
  it('keeps a service from starting that has a route of which nobody said what it needs', async () => {
    await expect(testingApp(Silent)).rejects.toThrow('GET /v1/silent');
  });

  it('hands the caller on to the controller', async () => {
    app = await testingApp(Declared, { door: { admit: () => ({ ...LOCAL, id: 'access-desk-1' }) } });
    const answer = await request(app.getHttpServer()).post('/v1/reports').send({});
    expect(answer.body).toEqual({ by: 'access-desk-1' });
  });

  it('lets pages of listed origins ask whether they may call, and read why they may not', async () => {
    const settings = loadSettings({ LOG_LEVEL: 'silent', KAFILA_CORS_ORIGINS: 'https://dashboard.example' });
    app = await testingApp(Declared, { settings, door: closedDoor([]) });
    const from = { origin: 'https://dashboard.example', 'access-control-request-method': 'POST' };
    const asked = await request(app.getHttpServer())
      .options('/v1/reports')
      .set({ ...from, 'access-control-request-headers': 'authorization,content-type' });
    expect([asked.status, asked.headers['access-control-allow-headers']]).toEqual([
      204,
      'authorization,content-type',
    ]);
    const refused = await request(app.getHttpServer())
      .post('/v1/reports')
      .set({ origin: from.origin })
      .send({});
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([401, from.origin]);
  });

  it('is asked before a body is read, by what the route needs, and for routes that are not there', async () => {
    const asked: unknown[] = [];
    app = await testingApp(Declared, { door: closedDoor(asked) });
    const posted = await request(app.getHttpServer())
      .post('/v1/reports')
      .set('content-type', 'application/json')
      .send('{"not": JSON');
    const lost = await request(app.getHttpServer()).get('/v1/nowhere');
    expect([posted.status, lost.status]).toEqual([401, 401]);
    expect(posted.body).toMatchObject({ code: 'key-needed' });
    expect(asked).toEqual(['reports.post', undefined]);
  });
});
