import { Module, type OnModuleInit } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { testingApp } from '../testing/testing-app.js';
import { Metrics, type Reading } from './metrics.js';

let read: () => Reading | Promise<Reading>;

@Module({})
class MeasuredModule implements OnModuleInit {
  constructor(private readonly metrics: Metrics) {}

  onModuleInit(): void {
    this.metrics.gauge('kafila_lag', 'Behind by.', () => read(), ['projection']);
    this.metrics.gauge('kafila_queue', 'Waiting.', () => 3);
    this.metrics.seconds('kafila_fold_seconds', 'One commit.')(0.2);
  }
}

let app: NestFastifyApplication;
beforeEach(async () => {
  app = await testingApp(MeasuredModule);
});
afterEach(() => app.close());

describe('metrics', () => {
  it('are told as Prometheus reads them, as they are when somebody asks', async () => {
    read = () => [{ labels: { projection: 'trips' }, value: 7 }];
    const { text } = await request(app.getHttpServer())
      .get('/metrics')
      .expect(200)
      .expect('content-type', /^text\/plain; version=0\.0\.4/);
    expect(text).toContain('# TYPE kafila_lag gauge\nkafila_lag{projection="trips"} 7\n');
    expect(text).toContain('\nkafila_queue 3\n');
    expect(text).toContain(
      'kafila_fold_seconds_bucket{le="0.1"} 0\nkafila_fold_seconds_bucket{le="0.25"} 1\n',
    );
    expect(text).toContain('process_cpu_seconds_total');
    read = () => [];
    const { text: later } = await request(app.getHttpServer()).get('/metrics');
    expect(later).not.toContain('kafila_lag{');
  });

  it('are told without one that cannot be read', async () => {
    read = () => Promise.reject(new Error('password is hunter2'));
    const { text } = await request(app.getHttpServer()).get('/metrics').expect(200);
    expect(text).not.toContain('kafila_lag{');
    expect(text).not.toContain('hunter2');
    expect(text).toContain('\nkafila_queue 3\n');
  });
});
