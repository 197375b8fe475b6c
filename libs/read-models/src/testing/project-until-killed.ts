/**
 * A program that projects until it is killed: `node project-until-killed.js <what> <events file> <read models url> [<ms>]`.
 * `follow` keeps the rows up to date, `rebuild` builds others beside, while another process has the event store open.
 * The last one says how soon PostgreSQL takes its lock away where it is silent. Small commits, so that a kill falls between and within many. It begins when something is written to it; prints `begun`, a
 * line for each commit, `done` when everything is in the rows, and each failure of the runner.
 */
import { type EventReader, openSqliteEventSource, openSqliteEventStore } from '#kafila/event-store';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { openReadModels } from '../database/opening/open-read-models.js';
import { rebuild } from '../runner/rebuild/rebuild.js';
import { runProjection } from '../runner/running/run-projection.js';
import { trips } from '../trips/trips.projection.js';
import { paced, inStepsOf } from './subscriptions.js';

const EVENTS_PER_COMMIT = 10;
/** Together with the number of events: some seconds to the end, so that no kill comes too late. */
const PAUSE_MS = 10;

const [, , what = '', file = '', url = '', silentMs] = process.argv;
const { signal } = new AbortController();
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

await once(process.stdin, 'data');
const lockTiming = silentMs === undefined ? undefined : { silentMs: Number(silentMs), askMs: 100 };
const readModels = await openReadModels(url, lockTiming);
if (what === 'rebuild') {
  const onProgress = ({ position }: { position: bigint }): void => {
    say(`at ${position.toString()}`);
  };
  const eventStore = readAtTheirEase(openSqliteEventSource({ file, mustExist: true }));
  say('begun');
  await rebuild({
    ...{ projection: trips, eventStore, readModels, signal, onProgress },
    eventsPerCommit: EVENTS_PER_COMMIT,
  });
  say('done');
} else {
  const eventStore = paced(inStepsOf(await openSqliteEventStore({ file }), EVENTS_PER_COMMIT), PAUSE_MS);
  const head = await eventStore.head();
  const log = {
    parked: () => undefined,
    resumed: () => undefined,
    changed: () => undefined,
    failed: (_: string, { error }: { error: unknown }) => {
      say(`failed: ${String(error)}`);
    },
  };
  const behind = new Promise<void>((resolve) => {
    readModels.advances.listen((_, position) => {
      say(`at ${position.toString()}`);
      if (position >= head) resolve();
    });
  });
  const timing = { eventsPerCommit: EVENTS_PER_COMMIT, standByMs: 5 };
  runProjection({ projection: trips, eventStore, readModels, signal, log, ...timing });
  say('begun');
  await behind;
  say('done');
  // It goes on to follow, until it is killed.
}

/** Waits before each portion, and gives the streams of a file one by one. */
function readAtTheirEase(reader: EventReader): EventReader {
  const { streamList } = reader;
  return {
    ...(streamList && {
      streamList: {
        place: streamList.place,
        lastEvents: (position) => streamList.lastEvents(position),
        eventsUnder: (...asked) => streamList.eventsUnder(...asked),
        streamsBegun: async (options) => {
          await delay(PAUSE_MS);
          return streamList.streamsBegun(options);
        },
      },
    }),
    readStream: (...args) => reader.readStream(...args),
    readAll: async (options) => {
      await delay(PAUSE_MS);
      return reader.readAll(options);
    },
    head: () => reader.head(),
  };
}
