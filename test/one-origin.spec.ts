import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request as ask, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caddyMatchers, type CalledService, nginxMap, originTable } from './kit/one-origin.js';
import { kafila } from '../apps/testing/kafila.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

// The page of the operator says how a proxy in front of intake and board tells their calls apart. Here its rules, as they are
// written there, stand in a proxy before both.

type Route = (method: string, path: string) => CalledService;

const page = readFileSync(join('docs', 'operator.md'), 'utf8');
const folder = temporaryFolder();
const started: RunningService[] = [];
let proxy: Server;
let origin: string;
let authorization: string;
let env: { readonly KAFILA_DATA_DIR: string; readonly KAFILA_PUBLIC_URL: string };
let routes: readonly { readonly method: string; readonly path: string; readonly of: CalledService }[];

/** The `map` of nginx on the page. */
function readNginx(): Route {
  const [, map = ''] = /^map "\$request_method \$uri" \$kafila \{\n([^}]*)\n\}$/m.exec(page) ?? [];
  const rules = [...map.matchAll(/^ +"~([^"]+)" (\w+);$/gm)].map(
    ([, pattern = '', service]) => [new RegExp(pattern), service as CalledService] as const,
  );
  const [, otherwise] = /^ +default (\w+);$/m.exec(map) ?? [];
  expect([rules.length, map.trim().split('\n').length, otherwise]).toEqual([4, 5, 'board']);
  return (method, path) =>
    rules.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1] ?? (otherwise as CalledService);
}

/** The matchers of Caddy on the page. */
function readCaddy(): Route {
  const matchers = [
    ...page.matchAll(/^ +@(\w+) \{\n((?: +\w+ .*\n)+) +\}\n +handle @\1 \{\n +reverse_proxy \S+:3001$/gm),
  ];
  const rules = matchers.map(([, , body = '']) => ({
    method: /method (\w+)/.exec(body)?.[1],
    path: new RegExp(/path_regexp (\S+)/.exec(body)?.[1] ?? ''),
  }));
  expect(rules).toHaveLength(4);
  return (method, path) =>
    rules.some((rule) => (rule.method ?? method) === method && rule.path.test(path)) ? 'intake' : 'board';
}

async function operationsOf(url: string, of: CalledService): Promise<typeof routes> {
  const answer = await fetch(`${url}/openapi.json`, { headers: { authorization } });
  const { paths } = (await answer.json()) as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path, of })),
  );
}

beforeAll(async () => {
  const route = readNginx();
  const addresses = new Map<CalledService, URL>();
  proxy = createServer((incoming, answer) => {
    const { method = '', url = '', headers } = incoming;
    const to = addresses.get(route(method, new URL(url, origin).pathname));
    const forwarded = { ...headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' };
    const call = ask(
      { method, path: url, headers: forwarded, host: to?.hostname, port: to?.port },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 0, answered.headers);
        answered.pipe(answer);
      },
    );
    call.on('error', () => answer.destroy());
    answer.on('close', () => call.destroy());
    incoming.pipe(call);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  origin = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  env = { KAFILA_DATA_DIR: join(folder.path, 'data'), KAFILA_PUBLIC_URL: origin };
  const { stdout } = await kafila(['access', 'init'], { env });
  authorization = `Bearer ${stdout.trim()}`;
  for (const name of ['intake', 'board'] as const) {
    const service = await startService(name, env);
    started.push(service);
    addresses.set(name, new URL(service.url));
  }
  const [intake, board] = started.map(({ url }) => url);
  routes = [...(await operationsOf(intake ?? '', 'intake')), ...(await operationsOf(board ?? '', 'board'))];
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  for (const service of started) await service.stop();
  folder.remove();
});

describe('one origin for intake and board', () => {
  it('has the configuration of the docs, made of one table', () => {
    for (const part of [originTable(), nginxMap(), caddyMatchers()]) expect(page).toContain(part);
  });

  it('sends each call to the service that answers it, by nginx and by Caddy', () => {
    expect(routes.length).toBeGreaterThan(50);
    const [nginx, caddy] = [readNginx(), readCaddy()];
    for (const { method, path, of } of routes) {
      const called = path.replace(/\{\w+\}/g, 'x');
      expect([method, path, nginx(method, called)]).toEqual([method, path, of]);
      expect([method, path, caddy(method, called)]).toEqual([method, path, of]);
    }
  });

  it('answers each of them through the proxy, and none that is neither’s', async () => {
    const codeOf = async (method: string, path: string): Promise<string> => {
      const ending = new AbortController();
      const headers = { authorization, 'content-type': 'application/json' };
      const body = method === 'GET' ? {} : { body: '{}' };
      const answer = await fetch(origin + path, { method, headers, ...body, signal: ending.signal });
      const isProblem = answer.headers.get('content-type')?.includes('problem') === true;
      const { code = '' } = isProblem ? ((await answer.json()) as { code?: string }) : {};
      ending.abort();
      return code;
    };
    for (const { method, path } of routes) {
      const code = await codeOf(method, path.replace('{kind}', 'units').replace(/\{\w+\}/g, 'x'));
      expect([
        method,
        path,
        ['not-found', 'method-not-allowed', 'unknown-host', 'key-needed'].includes(code),
      ]).toEqual([method, path, false]);
    }
    expect(await codeOf('GET', '/v1/reports')).toBe('not-found');
    expect(await codeOf('POST', '/v1/reportsx')).toBe('not-found');
  });

  it('is refused what the admin may not by both services, which note it in one access log', async () => {
    const isNoted = async (method: string, path: string): Promise<boolean> => {
      const { stdout } = await kafila(['access', 'log', '--what', 'refused', '--json'], { env });
      const entries = stdout.trim().split('\n');
      return entries
        .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
        .some((one) => one['method'] === method && one['path'] === path && one['code'] === 'not-allowed');
    };
    for (const [method, path] of [
      ['POST', '/v1/reports'],
      ['GET', '/v1/convoys'],
    ] as const) {
      const body = method === 'GET' ? {} : { body: '{}' };
      const headers = { authorization, 'content-type': 'application/json' };
      expect((await fetch(origin + path, { method, headers, ...body })).status).toBe(403);
      while (!(await isNoted(method, path))) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(readFileSync(join(env.KAFILA_DATA_DIR, 'access-log', `${day()}.jsonl`), 'utf8')).not.toMatch(
      /kfa_\w/,
    );
  });
});

/** Of UTC. */
function day(): string {
  return new Date().toISOString().slice(0, 10);
}
