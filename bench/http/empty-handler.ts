import { Body, Controller, Module, type NestApplicationOptions, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

// The limit for the intake: Nest and Fastify read a body, do nothing with it, and answer. A program of its own.

@Controller('v1/reports')
class EmptyController {
  @Post()
  take(@Body() body: unknown): object {
    return { outcome: typeof body };
  }
}

@Module({ controllers: [EmptyController] })
class EmptyModule {}

const options: Pick<NestApplicationOptions, 'logger'> = { logger: false };
const app = await NestFactory.create<NestFastifyApplication>(
  EmptyModule,
  new FastifyAdapter({ bodyLimit: 10 * 1024 * 1024 }),
  options,
);
await app.listen(0, '127.0.0.1');
console.log(JSON.stringify({ msg: 'listening', url: await app.getUrl() }));
process.once('SIGTERM', () => {
  void app.close();
});
