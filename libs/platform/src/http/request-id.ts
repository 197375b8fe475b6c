import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Harmless in logs and headers. */
const SANE = /^[\w.:/+=-]{1,128}$/;

/** The caller's `x-request-id`, or a new one where there is none that is fit to print. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
}
