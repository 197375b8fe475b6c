import { createHttpApp, loadSettings } from '#kafila/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';

@Module({})
class Service {}

/** A service of these modules on a free port of this machine. */
export async function serveOn(
  imports: DynamicModule[],
): Promise<{ readonly url: string; readonly app: NestFastifyApplication }> {
  const app = await createHttpApp(
    { module: Service, imports },
    { settings: loadSettings({ LOG_LEVEL: 'silent' }) },
  );
  await app.init();
  return { app, url: await app.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' }) };
}
