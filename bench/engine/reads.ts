import { type EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';
import { type EventStore } from '#kafila/event-store';
import { type Round } from '../measure/interleave.js';
import { stopwatch } from '../measure/stopwatch.js';

const NO_LATENCIES = new Float64Array();

/** Reads all events of streams with a prefix, once, and holds their number against what was written. */
export interface Reading {
  readonly prefix: string;
  readonly events: number;
  /** What was written before is none of it. */
  readonly after: bigint;
}

export async function oursReads(store: EventStore, { prefix, events, after }: Reading): Promise<Round> {
  const took = stopwatch();
  let [count, position, end] = [0, after, false];
  while (!end) {
    const page = await store.readAll({ after: position, streamPrefixes: [prefix] });
    count += page.events.length;
    [position, end] = [page.position, page.end];
  }
  return counted(count, events, took());
}

export async function clientReads(
  client: EventStoreDBClient,
  { prefix, events, after }: Reading,
): Promise<Round> {
  const took = stopwatch();
  let count = 0;
  for await (const { event } of client.readAll({
    fromPosition: { commit: after, prepare: after },
    requiresLeader: true,
  })) {
    if (event?.streamId.startsWith(prefix) === true) count++;
  }
  return counted(count, events, took());
}

export async function oursFollows(store: EventStore, { prefix, events, after }: Reading): Promise<Round> {
  const took = stopwatch();
  let count = 0;
  for await (const step of store.subscribe({ after, streamPrefixes: [prefix] })) {
    count += step.events.length;
    if (count >= events) break;
  }
  return counted(count, events, took());
}

export async function clientFollows(
  client: EventStoreDBClient,
  { prefix, events, after }: Reading,
): Promise<Round> {
  const took = stopwatch();
  let count = 0;
  const following = client.subscribeToAll({
    fromPosition: { commit: after, prepare: after },
    requiresLeader: true,
    filter: streamNameFilter({ prefixes: [prefix] }),
  });
  for await (const { event } of following) {
    if (event !== undefined && ++count >= events) break;
  }
  return counted(count, events, took());
}

function counted(count: number, events: number, took: { seconds: number; cpuSeconds: number }): Round {
  if (count !== events) throw new Error(`${count} events were read, not ${events}.`);
  return { count, ...took, latencies: NO_LATENCIES };
}
