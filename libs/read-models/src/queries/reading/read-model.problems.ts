import { EventStoreUnavailable } from '#kafila/event-store';
import { Problem } from '#kafila/platform';

/** Codes of PostgreSQL and of the network that say: not now. 08: connection, 53: resources, 57P: shutdown. */
const OUT_OF_REACH = /^(08|53|57P|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH)/;
const BROKEN_OFF = /Connection terminated|timeout exceeded when trying to connect|Client has encountered/;

/** What a dashboard is told when a store cannot be read now; undefined for other errors. */
export function readModelProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof EventStoreUnavailable) {
    return tryAgain(
      'event-store-unavailable',
      'Event store unavailable',
      'The event store does not answer.',
      error,
    );
  }
  const code = 'code' in error ? String(error.code) : '';
  if (!OUT_OF_REACH.test(code) && !BROKEN_OFF.test(error.message)) return undefined;
  return tryAgain(
    'read-models-unavailable',
    'Read models unavailable',
    'The read models do not answer.',
    error,
  );
}

function tryAgain(code: string, title: string, detail: string, cause: unknown): Problem {
  return new Problem({
    status: 503,
    code,
    title,
    detail: `${detail} Ask again in a few seconds.`,
    headers: { 'retry-after': '5' },
    cause,
  });
}
