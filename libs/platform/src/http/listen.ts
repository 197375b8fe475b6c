import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '../settings/settings.js';
import { LOG, type Log } from '../running/log.js';
import { stopOnSignal } from '../running/stop-on-signal.js';

/**
 * Starts to listen, and to obey SIGTERM and SIGINT. Logs the address really bound and who may call. Where the address
 * cannot be bound it says so on stderr, closes the application and ends the process with code 1.
 * @returns the URL bound
 */
export async function listen(app: NestFastifyApplication, settings: Settings): Promise<string> {
  const log = app.get<Log>(LOG);
  stopOnSignal(app, log);
  await app.init();
  let url: string;
  try {
    url = await app.getHttpAdapter().getInstance().listen({ port: settings.port, host: settings.host });
  } catch (error) {
    process.stderr.write(`${describeBindError(error, settings)}\n`);
    await app.close();
    process.exit(1);
  }
  log.info({ url }, 'listening');
  return url;
}

function describeBindError(error: unknown, { port, host }: Settings): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use by another process; stop that one, or set PORT to a free port.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user; set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}; set HOST to one that it has.`;
    default:
      return `Cannot listen on ${host} port ${port}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
