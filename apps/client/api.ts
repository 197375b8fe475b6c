import { setTimeout as pause } from 'node:timers/promises';
import { Backoff, type Patience } from './backoff.js';
import { reasonOf, ServiceUnreachable } from './service-failure.js';
import { visibleLine } from './visible.js';

/** What a server answered. */
export interface Answer {
  readonly status: number;
  /** Parsed JSON. */
  readonly body: unknown;
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly type?: 'application/json' | 'application/x-ndjson' | 'text/csv';
  readonly idempotencyKey?: string;
}

/** A running service, over HTTP. */
export interface Api {
  /** @throws ServiceUnreachable where no answer comes, or none that is JSON */
  send(request: Request): Promise<Answer>;
}

export interface ApiOptions {
  /** With a server that says 503, or that it is asked too often: 429. Everything is sent again, which is safe with Kafila. */
  readonly busy: Patience;
  /** With a server that does not answer, or breaks off. Default: it is asked once. */
  readonly lost?: Patience;
  /** Says who calls. */
  readonly authorization?: Readonly<Record<string, string>>;
  /** Called each time the server is asked again, with the reason. */
  readonly onRetry: (reason: string) => void;
  /** Ends what is under way: `send` throws the reason of the signal. */
  readonly signal?: AbortSignal;
}

const DEADLINE_MS = 60_000;
const ONCE: Patience = { forMs: 0, firstPauseMs: 0 };

type Attempt = { readonly answer: Answer; readonly retryAfterMs: number } | { readonly lost: string };

export function apiAt(url: string, options: ApiOptions): Api {
  const { busy, lost = ONCE, onRetry, signal, authorization = {} } = options;
  return {
    async send(request) {
      const whileBusy = new Backoff(busy);
      const whileLost = new Backoff(lost);
      for (;;) {
        const attempt = await once(url, request, authorization, signal);
        if ('lost' in attempt) {
          const pauseMs = whileLost.next();
          if (pauseMs === undefined) throw new ServiceUnreachable(attempt.lost);
          onRetry(attempt.lost);
          await wait(pauseMs, signal);
          continue;
        }
        const { answer, retryAfterMs } = attempt;
        const pauseMs =
          answer.status === 503 || answer.status === 429 ? whileBusy.next(retryAfterMs) : undefined;
        if (pauseMs === undefined) return answer;
        onRetry(refusalOf(answer));
        await wait(pauseMs, signal);
      }
    },
  };
}

/** @throws the reason of the signal */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  await pause(ms, undefined, signal && { signal }).catch(() => undefined);
  signal?.throwIfAborted();
}

async function once(
  url: string,
  request: Request,
  authorization: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Attempt> {
  const { method = 'GET', path, body, type = 'application/json', idempotencyKey } = request;
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  try {
    const response = await fetch(url + path, {
      method,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      headers: {
        ...authorization,
        ...(body === undefined ? {} : { 'content-type': type }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body }),
    });
    return attemptOf(response, await response.text(), url + path);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof ServiceUnreachable) throw error;
    return { lost: `${method} ${url}${path} failed: ${reasonOf(error)}` };
  }
}

/** @throws ServiceUnreachable where something other than Kafila answers */
function attemptOf({ status, headers }: Response, text: string, address: string): Attempt {
  try {
    const body: unknown = text === '' ? null : JSON.parse(text);
    return { answer: { status, body }, retryAfterMs: 1000 * (Number(headers.get('retry-after')) || 0) };
  } catch {
    const found = `${address} answered ${status} with ${headers.get('content-type') ?? 'something'} that is no JSON`;
    // From a proxy that cannot reach the service now.
    if (status >= 502 && status <= 504) return { lost: found };
    throw new ServiceUnreachable(`${found}; is it the address of a Kafila service?`);
  }
}

/** What a refusal says, in one line that may go to a terminal. */
export function refusalOf({ status, body }: Answer): string {
  const { code, detail } = (body ?? {}) as { code?: unknown; detail?: unknown };
  const said = typeof detail === 'string' ? detail : JSON.stringify(body);
  return visibleLine(`${status} ${typeof code === 'string' ? code : ''}: ${said}`);
}
