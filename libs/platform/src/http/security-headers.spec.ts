import { Controller, Get, Module } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterEach, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { May } from '../door/may.js';
import { serveOpenApi } from '../openapi/serve-open-api.js';
import { loadSettings } from '../settings/settings.js';
import { testingApp } from '../testing/testing-app.js';

@Controller()
class SampleController {
  @Get('convoys')
  @May('convoys.read')
  read(): object {
    return {};
  }
}

@Module({ controllers: [SampleController] })
class SampleModule {}

let app: NestFastifyApplication;
afterEach(() => app.close());

async function served(path: string, env: Record<string, string> = {}, headers = {}): Promise<Response> {
  const settings = loadSettings({ LOG_LEVEL: 'silent', ...env });
  app = await testingApp(SampleModule, { settings }, (one) => {
    serveOpenApi(one, { title: 'Sample', description: 'A sample.', version: '1' });
  });
  return request(app.getHttpServer()).get(path).set(headers);
}

describe('the headers of every answer', () => {
  it.each([
    ['an answer', '/v1/convoys', {}, 200],
    ['a refusal of a foreign host', '/v1/convoys', { host: 'evil.example' }, 421],
    ['what is not there', '/v1/nowhere', {}, 404],
  ])('keep browsers from making more of it than it is: %s', async (_, path, headers, status) => {
    const answer = await served(path, {}, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-security-policy':
        "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('let the pages of the API run what lies here, and nothing else', async () => {
    const { headers } = await served('/docs');
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('keep browsers to https where all public URLs are', async () => {
    const https = await served('/v1/convoys', { KAFILA_PUBLIC_URL: 'https://kafila.example' });
    expect(https.headers['strict-transport-security']).toBe('max-age=15768000');
    await app.close();
    const both = { KAFILA_PUBLIC_URL: 'https://kafila.example,http://kafila.local' };
    expect((await served('/v1/convoys', both)).headers).not.toHaveProperty('strict-transport-security');
  });
});
