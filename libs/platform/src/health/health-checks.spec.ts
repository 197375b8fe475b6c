import { Module, type OnModuleInit } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createLog } from '../running/log.js';
import { loadSettings } from '../settings/settings.js';
import { testingApp } from '../testing/testing-app.js';
import { HealthChecks, type HealthFinding } from './health-checks.js';

let answer: () => Promise<HealthFinding>;

@Module({})
class StoreModule implements OnModuleInit {
  constructor(private readonly health: HealthChecks) {}

  onModuleInit(): void {
    this.health.register({ name: 'event-store', check: () => answer() });
  }
}

let app: NestFastifyApplication;
let logged: string;

beforeEach(async () => {
  logged = '';
  app = await testingApp(StoreModule, {
    settings: loadSettings({}),
    logTo: { write: (line) => (logged += line) },
  });
});
afterEach(() => app.close());

async function ask(path: string): Promise<[number, unknown]> {
  const { status, body } = (await request(app.getHttpServer()).get(`/health/${path}`)) as {
    status: number;
    body: unknown;
  };
  return [status, body];
}

describe('health', () => {
  it('is live and ready where every check is content, with what they found', async () => {
    answer = () => Promise.resolve({ ok: true, position: '42' });
    expect(await ask('live')).toEqual([200, { status: 'live' }]);
    expect(await ask('ready')).toEqual([
      200,
      { status: 'ready', checks: [{ name: 'event-store', ok: true, position: '42' }] },
    ]);
  });

  it('tells the checks by name, however the modules started', async () => {
    answer = () => Promise.resolve({ ok: true });
    app.get(HealthChecks).register({ name: 'board', check: () => Promise.resolve({ ok: true }) });
    expect(await ask('ready')).toMatchObject([200, { checks: [{ name: 'board' }, { name: 'event-store' }] }]);
  });

  it('is live but not ready where a check is not content, and tells which and why', async () => {
    answer = () => Promise.resolve({ ok: false, parked: 3 });
    expect((await ask('live'))[0]).toBe(200);
    expect(await ask('ready')).toMatchObject([
      503,
      {
        code: 'not-ready',
        detail: 'Not ready: event-store.',
        checks: [{ name: 'event-store', ok: false, parked: 3 }],
      },
    ]);
  });

  it('keeps the error of a failed check to the log', async () => {
    answer = () => Promise.reject(new Error('password is hunter2'));
    const [status, document] = await ask('ready');
    expect(status).toBe(503);
    expect(JSON.stringify(document)).not.toContain('hunter2');
    expect(logged).toContain('health check failed');
  });

  it('does not wait for a check that hangs, nor starts it again', async () => {
    let starts = 0;
    const checks = new HealthChecks(createLog('silent'));
    checks.register({
      name: 'hung',
      check: () => {
        starts += 1;
        return new Promise(() => undefined);
      },
    });
    checks.register({ name: 'quick', check: () => Promise.resolve({ ok: true }) });
    const expected = [
      { name: 'hung', ok: false, fault: 'did not answer within 5 ms' },
      { name: 'quick', ok: true },
    ];
    expect(await checks.run(5)).toEqual(expected);
    expect(await checks.run(5)).toEqual(expected);
    expect(starts).toBe(1);
  });

  it('refuses two checks of one name', () => {
    const checks = new HealthChecks(createLog('silent'));
    const check = { name: 'store', check: () => Promise.resolve({ ok: true }) };
    checks.register(check);
    expect(() => {
      checks.register(check);
    }).toThrow('two health checks named store');
  });
});
