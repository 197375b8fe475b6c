import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { httpEdge, type HttpAppOptions } from '../http/create-http-app.js';
import { loadSettings } from '../settings/settings.js';

/**
 * A module as services serve it, for tests that talk HTTP to it: `request(app.getHttpServer())`. It listens on a free
 * port of this machine, so that several may ask at once, and logs nothing unless told.
 *
 * @param prepare what is to be done with it before its routes are known
 */
export async function testingApp(
  root: Type | DynamicModule,
  options: Partial<HttpAppOptions> = {},
  prepare: (app: NestFastifyApplication) => void = () => undefined,
): Promise<NestFastifyApplication> {
  const settings = loadSettings({ LOG_LEVEL: 'silent' });
  const { module, adapter, nestOptions, finish } = httpEdge(root, { settings, ...options });
  const testing = await Test.createTestingModule({ imports: [module] }).compile();
  const app = finish(testing.createNestApplication<NestFastifyApplication>(adapter, nestOptions));
  prepare(app);
  await app.listen(0, '127.0.0.1');
  return app;
}
