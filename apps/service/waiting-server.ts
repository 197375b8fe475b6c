import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Problem, type Settings } from '#kafila/platform';

const RETRY_AFTER_SECONDS = 5;

/** Answers in the place of a service that waits for its event store. */
export interface WaitingServer {
  readonly url: string;
  readonly port: number;
  /** What it waits for: a name that tells no address. */
  say(reason: string): void;
  close(): Promise<void>;
}

/**
 * It is live, and not ready; all else may be tried again. SIGTERM and SIGINT end the process: nothing was begun.
 *
 * @throws where the address cannot be bound
 */
export async function startWaitingServer({
  port,
  host,
}: Pick<Settings, 'port' | 'host'>): Promise<WaitingServer> {
  let fault = '';
  const server = createServer((request, response) => {
    request.resume();
    const path = (request.url ?? '').replace(/\?.*$/, '');
    if (path === '/health/live') answer(response, 200, 'application/json', { status: 'live' });
    else refuse(response, path === '/health/ready' ? notReady(fault) : unavailable());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const stop = (): never => process.exit(0);
  process.on('SIGTERM', stop).on('SIGINT', stop);
  const bound = server.address() as AddressInfo;
  return {
    url: `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`,
    port: bound.port,
    say(reason) {
      fault = `event-store-unavailable: ${reason}`;
    },
    async close() {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function notReady(fault: string): Problem {
  return new Problem({
    status: 503,
    code: 'not-ready',
    detail: 'Not ready: event-store.',
    facts: { checks: [{ name: 'event-store', ok: false, fault }] },
    headers: { 'retry-after': '2' },
  });
}

function unavailable(): Problem {
  return new Problem({
    status: 503,
    code: 'event-store-unavailable',
    detail: 'The event store does not answer, and the service waits for it. Send it again, unchanged.',
    facts: { retryAfterSeconds: RETRY_AFTER_SECONDS },
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  });
}

function refuse(response: ServerResponse, problem: Problem): void {
  // What is still being sent is not read.
  const headers = { ...problem.headers, connection: 'close' };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  answer(response, problem.status, 'application/problem+json', problem.toDocument());
}

function answer(response: ServerResponse, status: number, type: string, body: object): void {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}
