import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHttpApp } from '../http/create-http-app.js';
import { loadSettings } from '../settings/settings.js';
import { Metrics, type Reading } from './metrics.js';

let read: () => Reading | Promise<Reading>;

@Module({})
class MeasuredModule implements OnModuleInit {
  constructor(@Inject(Metrics) private readonly metrics: Metrics) {}

  onModuleInit(): void {
    this.metrics.gauge('kafila_lag', 'Behind by.', () => read(), ['projection']);
    this.metrics.gauge('kafila_queue', 'Waiting.', () => 3);
    this.metrics.seconds('kafila_fold_seconds', 'One commit.')(0.2);
  }
}

let app: NestFastifyApplication;
let url: string;
beforeEach(async () => {
  app = await createHttpApp(MeasuredModule, { settings: loadSettings({ LOG_LEVEL: 'silent' }) });
  await app.init();
  url = await app.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => app.close());

describe('metrics', () => {
  it('are told as Prometheus reads them, as they are when somebody asks', async () => {
    read = () => [{ labels: { projection: 'trips' }, value: 7 }];
    const response = await fetch(`${url}/metrics`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    expect(text).toContain('# TYPE kafila_lag gauge\nkafila_lag{projection="trips"} 7\n');
    expect(text).toContain('\nkafila_queue 3\n');
    expect(text).toContain(
      'kafila_fold_seconds_bucket{le="0.1"} 0\nkafila_fold_seconds_bucket{le="0.25"} 1\n',
    );
    expect(text).toContain('process_cpu_seconds_total');
    read = () => [];
    expect(await (await fetch(`${url}/metrics`)).text()).not.toContain('kafila_lag{');
  });

  it('are told without one that cannot be read', async () => {
    read = () => Promise.reject(new Error('password is hunter2'));
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).not.toContain('kafila_lag{');
    expect(text).not.toContain('hunter2');
    expect(text).toContain('\nkafila_queue 3\n');
  });
});
