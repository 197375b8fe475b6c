import { type Line } from '#kafila/platform';
import { type Api, wait } from '../../../client/api.js';
import { Backoff, type Patience } from '../../../client/backoff.js';
import { type Outcome, outcomesIn } from '../../../client/outcomes.js';
import { ServiceUnreachable } from '../../../client/service-failure.js';
import { type LineOutcome, lineOutcome, tooLong } from './line-outcome.js';

export interface Taking {
  readonly api: Api;
  /** With a store that cannot write some lines now. */
  readonly patience: Patience;
  readonly onRetry: (reason: string) => void;
  readonly signal: AbortSignal;
}

type WholeLine = Extract<Line, { bytes: Buffer }>;

const NEWLINE = Buffer.from('\n');

/**
 * Sends lines until each has an outcome; what the store could not write now is sent again. When the promise resolves, all
 * that is recorded is durable.
 *
 * @returns the outcomes in the order of the lines
 * @throws ServiceFailure, ServiceUnreachable; the reason of the signal. Some of the lines may be recorded by then:
 * sent again they are duplicates
 */
export async function takePortion(lines: readonly Line[], taking: Taking): Promise<readonly LineOutcome[]> {
  const { api, patience, onRetry, signal } = taking;
  const outcomes = new Map<number, LineOutcome>();
  let open: WholeLine[] = [];
  for (const line of lines) {
    if ('bytes' in line) open.push(line);
    else outcomes.set(line.number, tooLong(line.number));
  }
  let backoff = new Backoff(patience);
  while (open.length > 0) {
    const sent = open;
    const answered = await send(api, sent);
    open = sent.filter((_, i) => isForLater(answered[i]));
    for (const [i, line] of sent.entries()) {
      if (!isForLater(answered[i])) outcomes.set(line.number, lineOutcome(line, answered[i] ?? {}));
    }
    if (open.length === 0) break;
    if (open.length < sent.length) backoff = new Backoff(patience);
    const reason = `${open.length} lines cannot be written now: ${reasonIn(answered)}`;
    const pauseMs = backoff.next();
    if (pauseMs === undefined) throw new ServiceUnreachable(reason);
    onRetry(reason);
    await wait(pauseMs, signal);
  }
  return [...outcomes.values()].sort((a, b) => a.line - b.line);
}

async function send(api: Api, lines: readonly WholeLine[]): Promise<readonly Outcome[]> {
  const answer = await api.send({
    method: 'POST',
    path: '/v1/reports',
    type: 'application/x-ndjson',
    body: Buffer.concat(lines.flatMap(({ bytes }) => [bytes, NEWLINE])),
  });
  return outcomesIn(answer, lines.length);
}

/** The report is understood; the store cannot take it now. */
function isForLater(outcome: Outcome | undefined): boolean {
  const { status } = (outcome?.problem ?? {}) as { status?: unknown };
  return outcome?.outcome === 'refused' && status === 503;
}

function reasonIn(answered: readonly Outcome[]): string {
  const { detail } = (answered.find(isForLater)?.problem ?? {}) as { detail?: unknown };
  return typeof detail === 'string' ? detail : 'the store is busy';
}
