import { once } from 'node:events';
import { createServer } from 'node:net';

/** Any free port. */
const ANY = '0';

/**
 * The port asked for, by default 3000. Where it is taken, any free one, and a sentence says so. A text that is no port is
 * handed on, for the service to refuse.
 */
export async function portFor(asked: string | undefined, say: (sentence: string) => void): Promise<string> {
  const port = asked === undefined || asked === '' ? '3000' : asked;
  if (port === ANY || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) return port;
  if (await isFree(Number(port))) return port;
  say(`Port ${port} cannot be had; Kafila will serve on another one.`);
  return ANY;
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    await once(probe.listen(port, '127.0.0.1'), 'listening');
  } catch {
    // Taken, or not allowed to this user.
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
