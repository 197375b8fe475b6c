import { testingApp } from '#kafila/platform/testing';
import { type DynamicModule, Module } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';

@Module({})
class Service {}

/** A service of these modules on a free port of this machine. */
export async function serveOn(
  imports: DynamicModule[],
): Promise<{ readonly url: string; readonly app: NestFastifyApplication }> {
  const app = await testingApp({ module: Service, imports });
  return { app, url: await app.getUrl() };
}
