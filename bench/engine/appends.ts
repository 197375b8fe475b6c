import { type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type EventStore, type NewEvent } from '#kafila/event-store';
import { randomUUID } from 'node:crypto';
import { type Round } from '../measure/interleave.js';
import { stopwatch } from '../measure/stopwatch.js';
import { eventNo } from '../reports/report-no.js';

/** How many appends are on their way at once, how many events each has, and how many appends make a round. */
export interface AppendLoad {
  readonly inFlight: number;
  readonly events: number;
  readonly appends: number;
}

/** Appends to a stream, and answers at which revision the last event stands. */
export type AppendOne = (stream: string, events: readonly NewEvent[], after: number) => Promise<number>;

export function oursTo(store: EventStore): AppendOne {
  return async (stream, events, after) => {
    const answer = await store.append(stream, events, after < 0 ? 'none' : after);
    if (answer.outcome !== 'appended') throw new Error(`Refused at ${answer.actual ?? 'none'}.`);
    const { placements } = answer;
    if (placements.some(({ position, recordedAt }) => position <= 0n || recordedAt === '')) {
      throw new Error('An append without a position or a time.');
    }
    return placements.at(-1)?.revision ?? -1;
  };
}

/** The client as it is delivered; with credentials for the call, it makes a call for each append. */
export function clientTo(
  client: EventStoreDBClient,
  credentials?: { username: string; password: string },
): AppendOne {
  return async (stream, events, after) => {
    const { nextExpectedRevision } = await client.appendToStream(
      stream,
      events.map(({ id, type, data, metadata }) => jsonEvent({ id, type, data, metadata })),
      {
        expectedRevision: after < 0 ? 'no_stream' : BigInt(after),
        requiresLeader: true,
        ...(credentials ? { credentials } : {}),
      },
    );
    return Number(nextExpectedRevision);
  };
}

/** As many streams as appends are in flight, each with one writer, so that every revision is known without looking. */
export async function appendRound(
  append: AppendOne,
  { inFlight, events: perAppend, appends }: AppendLoad,
): Promise<Round & { readonly streams: readonly string[] }> {
  const each = appends / inFlight;
  const streams = Array.from({ length: inFlight }, () => `bench-${randomUUID()}`);
  // Before the clock starts.
  const batches = Array.from({ length: appends }, (_, n) =>
    Array.from({ length: perAppend }, (_event, i) => ({
      ...eventNo(n * perAppend + i, 1),
      id: randomUUID(),
    })),
  );
  const latencies = new Float64Array(appends);
  const took = stopwatch();
  await Promise.all(
    streams.map(async (stream, writer) => {
      for (let k = 0; k < each; k++) {
        const n = writer * each + k;
        const begin = performance.now();
        const revision = await append(stream, batches[n] ?? [], k * perAppend - 1);
        latencies[n] = performance.now() - begin;
        if (revision !== (k + 1) * perAppend - 1)
          throw new Error(`Append ${k} of ${stream} ends at ${revision}.`);
      }
    }),
  );
  return { count: appends * perAppend, ...took(), latencies, streams };
}
