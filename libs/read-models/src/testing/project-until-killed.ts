/**
 * A program that projects until it is killed: `node project-until-killed.js <what> <events file> <read models url>`.
 * `follow` keeps the rows up to date, `rebuild` builds others beside, while another process has the event store open.
 * Small commits, so that a kill falls between and within many. Prints `begun`, a line for each commit, `done` when everything
 * is in the rows, and each failure of the runner.
 */
import { openSqliteEventReader, openSqliteEventStore } from '#kafila/event-store';
import { openReadModels } from '../database/open-read-models.js';
import { ProjectionOperations } from '../operations/projection-operations.js';
import { runProjection } from '../runner/run-projection.js';
import { trips } from '../trips/trips.projection.js';
import { atTheirEase, inStepsOf } from './subscriptions.js';

const EVENTS_PER_COMMIT = 20;
/** Together with the number of events: some seconds to the end, so that no kill comes too late. */
const PAUSE_MS = 30;

const [, , what = '', file = '', url = ''] = process.argv;
const readModels = await openReadModels(url);
const { signal } = new AbortController();
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (what === 'rebuild') {
  const operations = new ProjectionOperations(openSqliteEventReader({ file }), readModels);
  say('begun');
  const progress = ({ position }: { position: bigint }): void => {
    say(`at ${position.toString()}`);
  };
  await operations.rebuild('trips', signal, progress, { eventsPerCommit: EVENTS_PER_COMMIT });
  say('done');
} else {
  const eventStore = atTheirEase(
    inStepsOf(await openSqliteEventStore({ file }), EVENTS_PER_COMMIT),
    PAUSE_MS,
  );
  const head = await eventStore.head();
  const log = {
    parked: () => undefined,
    resumed: () => undefined,
    changed: () => undefined,
    failed: (_: string, { error }: { error: unknown }) => {
      say(`failed: ${String(error)}`);
    },
  };
  readModels.advances.listen((_, position) => {
    say(`at ${position.toString()}`);
  });
  const timing = { eventsPerCommit: EVENTS_PER_COMMIT, standByMs: 5 };
  const { status } = runProjection({ projection: trips, eventStore, readModels, signal, log, ...timing });
  say('begun');
  while (status.position < head) await new Promise((resolve) => setTimeout(resolve, 2));
  say('done');
}
process.exit(0);
