import { eventsInFile, followLog, tilesInFolder, TransparencyLog, verdictOf, verifyLog } from '#kafila/audit';
import { type EventStore, openSqliteEventStore } from '#kafila/event-store';
import { LOGGED_PREFIXES, type VerifierKey } from '#kafila/proof';
import { join } from 'node:path';
import { figureOf } from '../measure/figures.js';
import { interleave, type Round } from '../measure/interleave.js';
import { stopwatch } from '../measure/stopwatch.js';
import { replayEverything } from './replay-everything.js';
import { fill } from '../projection/fill.js';
import { readEverything } from '../projection/read-everything.js';
import { type Findings } from '../scenario.js';

const ROUNDS = 3;
const EVENTS = 1_000_000;

/** Recomputes a log of a million events from the raw store, against replaying the events, and against only reading them. */
export async function measureVerification(folder: string): Promise<Findings> {
  const file = join(folder, 'events.db');
  const store = await openSqliteEventStore({ file });
  const { events } = await fill(store, EVENTS);
  const took = stopwatch();
  const keys = await keepUp(folder, store);
  const keeping: Round = { count: events, ...took(), latencies: new Float64Array() };
  const faults: string[] = [];
  const rounds = await interleave(ROUNDS, {
    verification: async (): Promise<Round> => {
      const elapsed = stopwatch();
      const verdict = await verdictOf(
        verifyLog({
          ...{ events: eventsInFile(file), streamPrefixes: LOGGED_PREFIXES, verifierKeys: keys },
          log: tilesInFolder(join(folder, 'log')),
        }),
      );
      if (verdict.outcome === 'broken') faults.push(verdict.fault.sentence);
      else if (verdict.events !== events || verdict.unsigned !== 0) {
        faults.push(
          `${verdict.events} events were verified, ${verdict.unsigned} of them unsigned, not ${events}`,
        );
      }
      return { count: events, ...elapsed(), latencies: new Float64Array() };
    },
    replaying: () => replayEverything(store),
    reading: () => readEverything(store),
  });
  await store.close();
  const figure = figureOf({
    name: `verification of ${events.toLocaleString('en')} events`,
    unit: 'events',
    ours: rounds.verification,
    peer: { name: 'replaying them', rounds: rounds.replaying },
    aim: { of: 'ratio', atLeast: 0.5 },
  });
  const beside = figureOf({
    name: 'the same verification',
    unit: 'events',
    ours: rounds.verification,
    peer: { name: 'only reading them', rounds: rounds.reading },
  });
  const kept = figureOf({ name: 'writing their log, once', unit: 'events', ours: [keeping] });
  return {
    figures: [figure, beside, kept],
    faults,
    checked: 'every leaf, tile, bundle and checkpoint, by the verifier',
  };
}

/** Writes the log of the store. @returns the keys it is signed by */
async function keepUp(folder: string, store: EventStore): Promise<readonly VerifierKey[]> {
  const log = await TransparencyLog.open({
    ...{ folder: join(folder, 'log'), keyFolder: join(folder, 'keys') },
    ...{ origin: 'log.example/bench', streamPrefixes: LOGGED_PREFIXES },
  });
  const head = await store.head();
  const ending = new AbortController();
  await followLog({
    ...{ log, store, signal: ending.signal },
    published: () => {
      if (log.position >= head) ending.abort();
    },
  });
  const { verifierKeys } = log;
  await log.close();
  return verifierKeys;
}
