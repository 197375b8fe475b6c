import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/** What happens to a request instead of an answer with outcomes. */
export type Mishap = 'busy' | 'too-often' | 'broken' | 'not-kafila' | 'never';

export interface FakeServiceOptions {
  /** What happens to the request of this number, from 0; undefined for outcomes. */
  readonly mishap?: (request: number) => Mishap | undefined;
  /** The problem of a line; undefined where it is taken. */
  readonly problem?: (line: string, request: number) => object | undefined;
  readonly onRequest?: (request: number) => void;
}

/** An intake on a port of its own that keeps everything in memory and answers NDJSON as the API says. */
export interface FakeService {
  readonly url: string;
  /** The lines of each request that came in whole. */
  readonly requests: readonly (readonly string[])[];
  /** How often each report was recorded. */
  readonly recorded: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export async function startFakeService(options: FakeServiceOptions = {}): Promise<FakeService> {
  const { mishap, problem, onRequest } = options;
  const requests: string[][] = [];
  const recorded = new Map<string, number>();

  const outcomeOf = (line: string, index: number, request: number): object => {
    const refusal = problem?.(line, request);
    if (refusal) return { index, outcome: 'refused', problem: refusal };
    const { reportId } = JSON.parse(line) as { reportId: string };
    const known = recorded.has(reportId);
    if (!known) recorded.set(reportId, recorded.size + 1);
    const position = recorded.get(reportId) ?? 0;
    return {
      index,
      outcome: known ? 'duplicate' : 'recorded',
      reportId,
      stream: 'convoy-c1',
      revision: position - 1,
      position: String(position),
    };
  };

  const answer = (lines: string[], request: number, response: ServerResponse): void => {
    switch (mishap?.(request)) {
      case 'busy':
        response.writeHead(503, { 'content-type': 'application/problem+json' });
        response.end(JSON.stringify({ code: 'event-store-busy', detail: 'Too much is waiting.' }));
        return;
      case 'too-often':
        response.writeHead(429, { 'content-type': 'application/problem+json', 'retry-after': '0' });
        response.end(JSON.stringify({ code: 'too-many-calls', detail: 'More than 20 calls in 1 s.' }));
        return;
      case 'broken':
        response.destroy();
        return;
      case 'not-kafila':
        response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
        return;
      case 'never':
        return;
      case undefined:
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ outcomes: lines.map((line, i) => outcomeOf(line, i, request)) }));
    }
  };

  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => (body += text));
    request.on('end', () => {
      const lines = body.trimEnd().split('\n');
      const number = requests.push(lines) - 1;
      onRequest?.(number);
      answer(lines, number, response);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    recorded,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
