import { setTimeout as pause } from 'node:timers/promises';
import { DemoFailure, reasonOf } from './demo-failure.js';

/** What a server answered. */
export interface Answer {
  readonly status: number;
  /** Parsed JSON. */
  readonly body: unknown;
}

export interface Request {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly type?: 'application/json' | 'application/x-ndjson';
  readonly idempotencyKey?: string;
}

/** The system under demonstration, over HTTP. */
export interface Api {
  /** @throws DemoFailure where no answer comes */
  send(request: Request): Promise<Answer>;
}

const DEADLINE_MS = 60_000;
/** A server that pushes back is asked again this often. */
const MOST_RETRIES = 8;

/**
 * @param onRetry is told of each time the server said 503 and is asked again
 */
export function apiAt(url: string, onRetry: () => void): Api {
  return {
    async send(request) {
      for (let retries = 0; ; retries++) {
        const { answer, retryAfterMs } = await once(url, request);
        if (answer.status !== 503 || retries === MOST_RETRIES) return answer;
        onRetry();
        await pause(retryAfterMs);
      }
    },
  };
}

async function once(url: string, request: Request): Promise<{ answer: Answer; retryAfterMs: number }> {
  const { method = 'GET', path, body, type = 'application/json', idempotencyKey } = request;
  try {
    const response = await fetch(url + path, {
      method,
      signal: AbortSignal.timeout(DEADLINE_MS),
      headers: {
        ...(body === undefined ? {} : { 'content-type': type }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const retryAfterMs = Math.min(5, Number(response.headers.get('retry-after') ?? 1) || 1) * 1000;
    return { answer: { status: response.status, body: text === '' ? null : JSON.parse(text) }, retryAfterMs };
  } catch (error) {
    throw new DemoFailure(`${method} ${url}${path} failed: ${reasonOf(error)}`);
  }
}

/** What a refusal says, in one line. */
export function refusalOf({ status, body }: Answer): string {
  const { code, detail } = (body ?? {}) as { code?: unknown; detail?: unknown };
  return `${status} ${typeof code === 'string' ? code : ''}: ${typeof detail === 'string' ? detail : JSON.stringify(body)}`;
}
