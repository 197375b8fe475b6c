import { EventStoreDBClient } from '@eventstore/db-client';
import { type EventStore, openEventStore } from '#kafila/event-store';
import { randomUUID } from 'node:crypto';
import { type Figure, figureOf } from '../measure/figures.js';
import { interleave } from '../measure/interleave.js';
import { type Findings } from '../scenario.js';
import { type AppendLoad, appendRound, clientTo, oursTo } from './appends.js';
import { measureHttp } from './http-on-engine.js';
import { type MeasuredServer, measuredServer } from './measured-server.js';
import { clientFollows, clientReads, oursFollows, oursReads } from './reads.js';

const ROUNDS = 3;
const LOADS: readonly (AppendLoad & { readonly name: string; readonly aim: number })[] = [
  { name: 'appends of one event, 64 in flight', inFlight: 64, events: 1, appends: 64 * 20, aim: 0.7 },
  { name: 'appends of one event, one in flight', inFlight: 1, events: 1, appends: 200, aim: 0.85 },
  { name: 'appends of 25 events, 16 in flight', inFlight: 16, events: 25, appends: 16 * 4, aim: 0.7 },
  { name: 'appends of 500 events, 4 in flight', inFlight: 4, events: 500, appends: 4 * 2, aim: 0.7 },
];
const READ_EVENTS = 4_000;
const CREDENTIALS = { username: 'admin', password: 'changeit' };

/** The adapter, and an intake on it, against the client as it is delivered: on the server that is given, else on the stand-in. */
export async function measureEngine(folder: string): Promise<Findings> {
  const server = await measuredServer();
  const store = await openEventStore({ kind: 'eventstoredb', url: server.url });
  const client = EventStoreDBClient.connectionString(server.url);
  try {
    // First, because an intake reads at its start all that the server holds.
    const http = await measureHttp(folder, server, store, client);
    const appends = await measureAppends(server, store, client);
    const reads = await measureReads(server, store, client);
    return {
      figures: [...appends.figures, ...reads, ...http.figures],
      faults: [...appends.faults, ...http.faults],
      checked: `on ${server.name}: ${appends.checked}; ${http.checked}`,
    };
  } finally {
    await client.dispose();
    await store.close();
    await server.stop();
  }
}

async function measureAppends(
  { isReal }: MeasuredServer,
  store: EventStore,
  client: EventStoreDBClient,
): Promise<Findings> {
  const figures: Figure[] = [];
  const faults: string[] = [];
  let events = 0;
  for (const { name, aim, ...load } of LOADS) {
    const streams: string[] = [];
    const ours = async () => {
      const round = await appendRound(oursTo(store), load);
      streams.push(...round.streams);
      return round;
    };
    const rounds = await interleave(ROUNDS, {
      ours,
      client: () => appendRound(clientTo(client), load),
      single: () => appendRound(clientTo(client, CREDENTIALS), load),
    });
    const peer = (label: string, of: 'client' | 'single') =>
      figureOf({
        ...{ name: label, unit: 'events', ours: rounds.ours },
        peer: { name: of === 'client' ? 'the client' : 'the client, a call for each', rounds: rounds[of] },
        ...(isReal && of === 'client' ? { aim: { of: 'ratio', atLeast: aim } as const } : {}),
      });
    figures.push(peer(name, 'client'), peer('  ...', 'single'));
    for (const stream of streams) {
      const expected = (load.appends / load.inFlight) * load.events;
      const { events: last } = await store.readStream(stream, { direction: 'backwards', limit: 1 });
      events += expected;
      if (last[0]?.revision !== expected - 1) faults.push(`${stream} ends at ${last[0]?.revision ?? 'none'}`);
    }
  }
  return {
    figures,
    faults,
    checked: `the last revisions of streams with ${events.toLocaleString('en')} events`,
  };
}

async function measureReads(
  { isReal }: MeasuredServer,
  store: EventStore,
  client: EventStoreDBClient,
): Promise<readonly Figure[]> {
  const [prefix, after] = [`read-${randomUUID()}`, await store.head()];
  const load = { inFlight: 4, events: 500, appends: READ_EVENTS / 500 };
  await appendRound((stream, ...rest) => oursTo(store)(`${prefix}-${stream}`, ...rest), load);
  const of = { prefix, events: READ_EVENTS, after };
  const rounds = await interleave(ROUNDS, {
    ours: () => oursReads(store, of),
    client: () => clientReads(client, of),
    follows: () => oursFollows(store, of),
    clientFollows: () => clientFollows(client, of),
  });
  const aim = isReal ? { aim: { of: 'ratio', atLeast: 0.95 } as const } : {};
  const figure = (name: string, ours: 'ours' | 'follows', peer: 'client' | 'clientFollows') =>
    figureOf({
      ...{ name, unit: 'events', ours: rounds[ours], peer: { name: 'the client', rounds: rounds[peer] } },
      ...aim,
    });
  return [figure('reading all', 'ours', 'client'), figure('following', 'follows', 'clientFollows')];
}
