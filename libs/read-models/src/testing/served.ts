import { type Caller, loadSettings, LOCAL, type Scope, type Settings } from '#kafila/platform';
import { testingApp } from '#kafila/platform/testing';
import { type DynamicModule, Module } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { readModelProblem } from '../queries/reading/read-model.problems.js';

/** A service on a free port of this machine. */
export interface Served {
  readonly url: string;
  readonly app: NestFastifyApplication;
}

@Module({})
class Service {}

/** Somebody who may do everything, within some scopes. */
export function seeing(...scopes: readonly Scope[]): Caller {
  return { ...LOCAL, scope: scopes, sees: scopes };
}

export async function serve(
  imports: DynamicModule[],
  limits: Partial<Settings['limits']> = {},
  caller: (call: { readonly headers: Readonly<Record<string, unknown>> }) => Caller = () => LOCAL,
): Promise<Served> {
  const settings = loadSettings({ LOG_LEVEL: 'silent' });
  const app = await testingApp(
    { module: Service, imports },
    {
      settings: { ...settings, limits: { ...settings.limits, ...limits } },
      translators: [readModelProblem],
      door: { admit: caller },
    },
  );
  return { app, url: await app.getUrl() };
}

export interface Answer {
  readonly status: number;
  readonly position: string | null;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { items: Record<string, unknown>[]; nextCursor: string | null };
}

export async function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { origin } = new URL(url);
  const response = await request(origin).get(url.slice(origin.length)).set(headers);
  const answered = new Headers(response.headers);
  return {
    status: response.status,
    position: answered.get('kafila-position'),
    headers: answered,
    body: response.body as Answer['body'],
  };
}

/** A convoy as the live feed sent it. */
export interface LiveEvent {
  /** Undefined where more of the same change followed. */
  readonly id: string | undefined;
  readonly convoyId: string;
  readonly revision: number;
  readonly body: Record<string, unknown>;
}

/** What is heard of a live feed. */
export interface Listening {
  readonly contentType: string | null;
  readonly events: readonly LiveEvent[];
  ended(): boolean;
  stop(): Promise<void>;
}

/** Listens to a stream of events until it is told to stop. */
export async function listen(url: string, headers: Record<string, string> = {}): Promise<Listening> {
  const stop = new AbortController();
  const response = await fetch(url, { headers, signal: stop.signal });
  const events: LiveEvent[] = [];
  let ended = false;
  const reading = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) {
      text += decoder.decode(bytes as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      events.push(...blocks.flatMap(liveEvent));
    }
  })()
    .catch(() => undefined)
    .finally(() => (ended = true));
  return {
    contentType: response.headers.get('content-type'),
    events,
    ended: () => ended,
    stop: async () => {
      stop.abort();
      await reading;
    },
  };
}

/** None in a comment or a bare id. */
function liveEvent(block: string): LiveEvent[] {
  const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  const data = fields.get('data');
  if (data === undefined || fields.get('event') !== 'convoy') return [];
  const body = JSON.parse(data) as LiveEvent['body'] & { convoyId: string; revision: number };
  return [{ id: fields.get('id'), convoyId: body.convoyId, revision: body.revision, body }];
}
