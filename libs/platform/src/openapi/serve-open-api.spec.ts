import { Body, Controller, Get, Module, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Static, Type } from '@sinclair/typebox';
import { createHttpApp } from '../http/create-http-app.js';
import { loadSettings } from '../settings/settings.js';
import { BodyPipe, QueryPipe } from '../validation/pipes.js';
import { TaggedUnion } from '../validation/tagged-union.js';
import { ApiAnswer, ApiJsonBody, ApiProblem, ApiQueryOf } from './api-decorators.js';
import { serveOpenApi } from './serve-open-api.js';

const Report = TaggedUnion('type', [
  Type.Object({ type: Type.Literal('BorderArrived'), place: Type.String({ description: 'Slug' }) }),
  Type.Object({ type: Type.Literal('VehiclesHalted'), reason: Type.Union([Type.String(), Type.Null()]) }),
]);
const Filter = Type.Object({
  country: Type.Optional(Type.String({ description: 'ISO code', maxLength: 2 })),
});

@Controller('reports')
class ReportsController {
  @Post()
  @ApiJsonBody(Report, { examples: { 'at the border': { type: 'BorderArrived', place: 'torkham' } } })
  @ApiAnswer(201, Type.Object({ outcome: Type.Literal('recorded') }), { description: 'Recorded.' })
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'unknown-place')
  take(@Body(BodyPipe(Report)) report: Static<typeof Report>): object {
    return report;
  }

  @Get()
  @ApiQueryOf(Filter)
  list(@Query(QueryPipe(Filter)) filter: Static<typeof Filter>): object {
    return filter;
  }
}

@Module({ controllers: [ReportsController] })
class ReportsModule {}

let app: NestFastifyApplication;
let url: string;

beforeAll(async () => {
  app = await createHttpApp(ReportsModule, { settings: loadSettings({ LOG_LEVEL: 'warn' }) });
  serveOpenApi(app, {
    title: 'Kafila',
    description: 'Convoys',
    version: '1',
    tags: { reports: 'For field units' },
  });
  await app.init();
  url = await app.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

async function get(path: string): Promise<{ status: number; type: string; body: string }> {
  const response = await fetch(`${url}${path}`, { redirect: 'manual' });
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, body: await response.text() };
}

describe('the description of an API', () => {
  it('is OpenAPI 3.1, with the very schemas that are checked', async () => {
    const { status, type, body } = await get('/openapi.json');
    expect([status, type]).toEqual([200, expect.stringContaining('application/json')]);
    const document = JSON.parse(body) as Record<string, unknown>;
    expect(document['openapi']).toBe('3.1.0');
    expect(Object.keys(document['paths'] as object)).toEqual(['/v1/reports']);
    const operation = (document['paths'] as Record<string, Record<string, unknown>>)['/v1/reports']?.['post'];
    expect(operation).toMatchObject({
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: JSON.parse(JSON.stringify(Report)) as object,
            examples: {
              example1: { summary: 'at the border', value: { type: 'BorderArrived', place: 'torkham' } },
            },
          },
        },
      },
      responses: {
        201: {
          content: { 'application/json': { schema: { properties: { outcome: { const: 'recorded' } } } } },
        },
        422: {
          description: 'Not understandable. Codes: invalid-body, unknown-place.',
          content: {
            'application/problem+json': {
              schema: {
                allOf: [
                  { $ref: '#/components/schemas/Problem' },
                  { properties: { status: { enum: [422] } } },
                ],
              },
            },
          },
        },
      },
    });
    expect(document).toMatchObject({
      components: { schemas: { Problem: { required: expect.arrayContaining(['code']) } } },
    });
  });

  it('describes each query parameter once', async () => {
    const document = JSON.parse((await get('/openapi.json')).body) as {
      paths: Record<string, { get: { parameters: unknown[] } }>;
    };
    expect(document.paths['/v1/reports']?.get.parameters).toEqual([
      {
        name: 'country',
        in: 'query',
        required: false,
        description: 'ISO code',
        schema: { type: 'string', maxLength: 2, description: 'ISO code' },
      },
    ]);
  });

  it('has pages that need nothing from outside', async () => {
    const page = await get('/docs');
    expect([page.status, page.type]).toEqual([200, expect.stringContaining('text/html')]);
    const assets = [...page.body.matchAll(/(?:src|href)=["']([^"']+)["']/g)].map(([, url]) => url ?? '');
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      expect(asset).toMatch(/^\.\//);
      expect([asset, (await get(new URL(asset, 'http://x/').pathname)).status]).toEqual([asset, 200]);
    }
    expect((await get('/docs/start.js')).body).toContain('validatorUrl: null');
    expect((await get('/docs/')).status).toBe(302);
    expect((await get('/docs/package.json')).status).toBe(404);
  });

  it('checks a tagged union by its tag alone', async () => {
    const send = async (report: object): Promise<unknown> => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${url}/v1/reports`, {
        method: 'POST',
        headers,
        body: JSON.stringify(report),
      });
      return response.json();
    };
    expect(await send({ type: 'VehiclesHalted', reason: null })).toEqual({
      type: 'VehiclesHalted',
      reason: null,
    });
    expect(await send({ type: 'BorderArrived' })).toMatchObject({
      errors: [{ pointer: '#/place', code: 'missing' }],
    });
    for (const body of [{ type: 'Flew' }, {}]) {
      expect(await send(body)).toMatchObject({ code: 'invalid-body', errors: [{ pointer: '#/type' }] });
    }
    expect(await send({ type: 'Flew' })).toMatchObject({
      errors: [{ detail: 'must be one of "BorderArrived", "VehiclesHalted", but is "Flew"' }],
    });
  });
});
