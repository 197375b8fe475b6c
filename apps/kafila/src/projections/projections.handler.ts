import { OperationRefused } from '#kafila/read-models';
import { ServiceFailure, ServiceUnreachable } from '../../../client/service-failure.js';
import { Interrupted, WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { asJson } from '../as-json.js';
import { type Surroundings } from '../run.js';
import { type Operations } from './operations.js';
import {
  comparisonText,
  listTable,
  logTable,
  parkedTable,
  sameRows,
  skippedTable,
  wordsOf,
} from './print-projections.js';

/** What each command works on. */
export interface At {
  readonly operations: Operations;
  readonly projection: string;
  readonly json: boolean;
  readonly surroundings: Pick<Surroundings, 'terminal' | 'signal'>;
}

export async function list({ operations, json, surroundings }: Omit<At, 'projection'>): Promise<number> {
  const projections = await operations.list();
  surroundings.terminal.print(...(json ? [asJson({ projections })] : listTable(projections)));
  return EXIT.done;
}

export async function rebuild({ operations, projection, json, surroundings }: At): Promise<number> {
  const { terminal, signal } = surroundings;
  const reached: { position: bigint | null } = { position: null };
  const outcome = await operations.rebuild(projection, signal, (now) => {
    reached.position = now.position;
    terminal.progress.show(now.percent, 100, wordsOf(now));
  });
  const interrupted = outcome === 'interrupted';
  const { position } = reached;
  const where = position === null ? '' : ` up to position ${position}`;
  if (json) terminal.print(asJson({ projection, outcome, position }));
  else if (!interrupted)
    terminal.print(`${projection} is rebuilt${where}, beside the rows that are read: compare, then switch.`);
  if (!interrupted) return EXIT.done;
  terminal.say(`Interrupted. What is built${where} is kept; run it again, and it goes on from there.`);
  return signal.reason instanceof Interrupted ? signal.reason.exitCode : EXIT.unreachable;
}

/** Ends with 1 where rows differ, as `diff` does. */
export async function compare({ operations, projection, json, surroundings }: At): Promise<number> {
  const compared = await operations.compare(projection);
  const same = sameRows(compared);
  surroundings.terminal.print(
    ...(json ? [asJson({ projection, same, ...compared })] : comparisonText(projection, compared)),
  );
  return same ? EXIT.done : EXIT.refused;
}

export async function switchRows(
  { operations, projection, json, surroundings }: At,
  by: string,
): Promise<number> {
  const position = await operations.switch(projection, by);
  surroundings.terminal.print(
    json
      ? asJson({ projection, outcome: 'switched', position })
      : `${projection}: the rebuilt rows are read from position ${position} on; those read so far are kept until they are dropped.`,
  );
  return EXIT.done;
}

export async function drop(
  { operations, projection, json, surroundings }: At,
  rows: 'old' | 'next',
  by: string,
): Promise<number> {
  await operations.drop(projection, rows, by);
  surroundings.terminal.print(
    json ? asJson({ projection, outcome: 'dropped', rows }) : `${projection}: the ${rows} rows are dropped.`,
  );
  return EXIT.done;
}

export async function parked({ operations, projection, json, surroundings }: At): Promise<number> {
  const streams = await operations.parked(projection);
  surroundings.terminal.print(
    ...(json ? [asJson({ projection, parked: streams })] : parkedTable(projection, streams)),
  );
  return EXIT.done;
}

export async function skipped({ operations, projection, json, surroundings }: At): Promise<number> {
  const events = await operations.skipped(projection);
  surroundings.terminal.print(
    ...(json ? [asJson({ projection, skipped: events })] : skippedTable(projection, events)),
  );
  return EXIT.done;
}

/** The latest first. */
export async function log({ operations, projection, json, surroundings }: At, last: number): Promise<number> {
  const entries = await operations.log(projection, last);
  surroundings.terminal.print(
    ...(json ? [asJson({ projection, log: entries })] : logTable(projection, entries)),
  );
  return EXIT.done;
}

/** Retries, or skips where a reason is given. Ends with 1 where the stream is parked still, or again. */
export async function repair(
  { operations, projection, json, surroundings }: At,
  stream: string,
  by: string,
  reason?: string,
): Promise<number> {
  const { stillParked } =
    reason === undefined
      ? await operations.retry(projection, stream, by)
      : await operations.skip(projection, stream, by, reason);
  const sentence = stillParked
    ? `${stream} is parked at position ${stillParked.position}: ${stillParked.reason}`
    : `${stream} goes on.`;
  surroundings.terminal.print(json ? asJson({ projection, stream, stillParked }) : sentence);
  return stillParked ? EXIT.refused : EXIT.done;
}

/** The failure that a refused operation ends the command with; any other error as it is. */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof OperationRefused)) return error;
  switch (error.code) {
    case 'unknown-projection':
    case 'by-missing':
    case 'reason-missing':
      return new WrongUsage(error.message);
    case 'unanswered':
      return new ServiceUnreachable(error.message);
    case 'not-parked':
    case 'nothing-to-switch':
    case 'nothing-to-compare':
    case 'nothing-to-drop':
    case 'rebuilding':
    case 'other-version':
    case 'event-store-changed':
    case 'stream-removed':
      return new ServiceFailure(error.message);
  }
}
