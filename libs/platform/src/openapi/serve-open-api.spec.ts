import { May } from '../door/may.js';
import { Body, Controller, Get, Module, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Equals, IsString, Matches } from 'class-validator';
import request from 'supertest';
import { Describe, IsText, Nested, Nullable, Optional } from '../dto/members.js';
import { Closed, Open } from '../dto/shape.js';
import { testingApp } from '../testing/testing-app.js';
import { BodyPipe, QueryPipe } from '../validation/pipes.js';
import { ApiAnswer, ApiJsonBody, ApiProblem, ApiQueryOf } from './api-decorators.js';
import { serveOpenApi } from './serve-open-api.js';

@Closed()
class SampleBorderArrivedReport {
  @Equals('BorderArrived')
  readonly type!: 'BorderArrived';

  @IsString()
  @Describe('Slug')
  readonly place!: string;
}

@Closed()
class SampleHaltedAt {
  @IsString()
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u)
  readonly yard!: string;
}

@Closed()
class SampleVehiclesHaltedReport {
  @Equals('VehiclesHalted')
  readonly type!: 'VehiclesHalted';

  @Nullable()
  @IsString()
  readonly reason!: string | null;

  @Optional()
  @Nested(() => SampleHaltedAt)
  @Describe('Where it stands.')
  readonly at?: SampleHaltedAt;
}

@Closed()
class SampleFilter {
  @Optional()
  @IsText({ max: 2 })
  @Describe('ISO code')
  readonly country?: string;
}

@Open({ name: 'SampleReceipt' })
class SampleReceiptAnswer {
  @Equals('recorded')
  readonly outcome!: 'recorded';
}

@Controller('reports')
class ReportsController {
  @Post()
  @May('public')
  @ApiJsonBody([SampleBorderArrivedReport, SampleVehiclesHaltedReport], {
    examples: { 'at the border': { type: 'BorderArrived', place: 'torkham' } },
  })
  @ApiAnswer(201, SampleReceiptAnswer, { description: 'Recorded.' })
  @ApiProblem(422, 'Not understandable.', 'invalid-body', 'unknown-place')
  take(
    @Body(BodyPipe<object>(SampleBorderArrivedReport, SampleVehiclesHaltedReport)) report: object,
  ): object {
    return report;
  }

  @Get()
  @May('convoys.read')
  @ApiQueryOf(SampleFilter)
  list(@Query(QueryPipe(SampleFilter)) filter: SampleFilter): object {
    return filter;
  }
}

@Module({ controllers: [ReportsController] })
class ReportsModule {}

let app: NestFastifyApplication;

beforeAll(async () => {
  app = await testingApp(ReportsModule, {}, (created) => {
    serveOpenApi(created, {
      title: 'Kafila',
      description: 'Convoys',
      version: '1',
      tags: { reports: 'For field units' },
    });
  });
});
afterAll(() => app.close());

async function get(path: string): Promise<{ status: number; type: string; body: string }> {
  const { status, type, text } = await request(app.getHttpServer()).get(path).buffer(true);
  return { status, type, body: text };
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
            schema: {
              oneOf: [
                { $ref: '#/components/schemas/SampleBorderArrivedReport' },
                { $ref: '#/components/schemas/SampleVehiclesHaltedReport' },
              ],
              discriminator: {
                propertyName: 'type',
                mapping: {
                  BorderArrived: '#/components/schemas/SampleBorderArrivedReport',
                  VehiclesHalted: '#/components/schemas/SampleVehiclesHaltedReport',
                },
              },
            },
            examples: {
              example1: { summary: 'at the border', value: { type: 'BorderArrived', place: 'torkham' } },
            },
          },
        },
      },
      responses: {
        201: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/SampleReceipt' } } },
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
              examples: {
                'unknown-place': {
                  value: {
                    type: 'urn:kafila:problem:unknown-place',
                    title: 'Unknown place',
                    status: 422,
                    code: 'unknown-place',
                    detail: 'Not understandable.',
                  },
                },
              },
            },
          },
        },
      },
    });
  });

  it('names each shape once, also those inside others', async () => {
    const { components } = JSON.parse((await get('/openapi.json')).body) as {
      components: { schemas: Record<string, unknown> };
    };
    expect(Object.keys(components.schemas)).toEqual([
      'FieldFault',
      'Problem',
      'SampleBorderArrivedReport',
      'SampleHaltedAt',
      'SampleReceipt',
      'SampleVehiclesHaltedReport',
    ]);
    expect(components.schemas).toMatchObject({
      SampleReceipt: { properties: { outcome: { const: 'recorded' } } },
      SampleVehiclesHaltedReport: {
        additionalProperties: false,
        required: ['type', 'reason'],
        properties: {
          reason: { type: ['string', 'null'] },
          at: { $ref: '#/components/schemas/SampleHaltedAt', description: 'Where it stands.' },
        },
      },
    });
    expect(components.schemas['SampleReceipt']).not.toHaveProperty('additionalProperties');
  });

  it('says whom it describes, and names operations after use cases', async () => {
    const document = JSON.parse((await get('/openapi.json')).body) as {
      servers: unknown;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(document.servers).toEqual([{ url: '/', description: 'This service.' }]);
    expect(document.paths['/v1/reports']?.['post']?.operationId).toBe('takeReports');
  });

  it('says by what it is known who calls: a key, a token or a session, any one of them', async () => {
    const document = JSON.parse((await get('/openapi.json')).body) as {
      components: { securitySchemes: Record<string, object> };
      paths: Record<string, Record<string, { security?: object[] }>>;
    };
    expect(document.components.securitySchemes).toMatchObject({
      key: { type: 'http', scheme: 'bearer', bearerFormat: 'kfa_...' },
      token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      session: { type: 'apiKey', in: 'cookie', name: '__Host-kafila' },
    });
    const { get: list, post: take } = document.paths['/v1/reports'] ?? {};
    expect(list?.security).toEqual(expect.arrayContaining([{ key: [] }, { token: [] }, { session: [] }]));
    expect([list?.security?.length, take?.security]).toEqual([3, undefined]);
  });

  it('gives patterns that JavaScript without u, and Python, take, and that refuse nothing valid', async () => {
    const { components } = JSON.parse((await get('/openapi.json')).body) as {
      components: { schemas: { SampleHaltedAt: { properties: { yard: { pattern: string } } } } };
    };
    const { pattern } = components.schemas.SampleHaltedAt.properties.yard;
    expect(pattern).not.toContain('\\p');
    const matches = (text: string): boolean => new RegExp(pattern).test(text);
    expect(['PK-TLK914', 'Ж1', '１２.3'].map(matches)).toEqual([true, true, true]);
    expect(['', '-1', 'a b', 'a/b', 'a\nb'].map(matches)).toEqual([false, false, false, false, false]);
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
});
