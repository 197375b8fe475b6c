import { type Command } from 'commander';
import { withExamples } from '../options.js';
import { type Run } from '../run.js';

interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly keysTo?: string;
  readonly json?: true;
}

interface BackOptions {
  readonly by: string;
  readonly reason: string;
  readonly newer?: string;
  readonly newerGone?: true;
  readonly json?: true;
}

const EXAMPLE = "kafila events copy --from sqlite: --to 'esdb://127.0.0.1:2113?tls=false'";

/** Adds `kafila events`. */
export function addEvents(program: Command, run: Run): void {
  const events = program
    .command('events')
    .summary('take all events to another event store')
    .description('Takes all events to another event store, so that everything proven before stays proven.');
  withExamples(events, EXAMPLE);
  const copy = events
    .command('copy')
    .summary('copy them to an event store that holds none, and verify every one')
    .description(
      'Copies every event with its id, stream, revision, content and the time at which it was recorded, in their order; the ' +
        'transparency log goes on over the copy, and rows are made anew. No service may run, on either store. The source is ' +
        'verified against the log before, the copy after. Interrupted, the same command goes on. Nothing is taken from the source, and ' +
        'no service starts on it any more.',
    )
    .requiredOption(
      '--from <url>',
      'the event store that holds the events: sqlite:, sqlite:<path>, esdb://...',
    )
    .requiredOption(
      '--to <url>',
      'the event store they go to; it must hold none, or an interrupted copy of these',
    )
    .option(
      '--keys-to <url>',
      'a PostgreSQL that the keys of persons are taken to, for services on several machines (default: they stay where they are)',
    )
    .action(async () => {
      const { from, to, keysTo, json = false } = copy.optsWithGlobals<CopyOptions>();
      await run(async (surroundings) => {
        const { copyEventStore } = await import('./copy.handler.js');
        return copyEventStore({ from, to, keysTo, json }, surroundings);
      });
    });
  withExamples(
    copy,
    EXAMPLE,
    `kafila events copy --from 'esdb+discover://events:2113' --to sqlite:back/events.db`,
  );
  const back = events
    .command('go-back')
    .summary('use the event store again that was copied to another one')
    .description(
      'Lets services start again on the event store of the settings, which was copied to another one: the transparency log goes on ' +
        'over it, and rows are made anew. It is refused where the other one has more than it. Who decided it, and why, is ' +
        'recorded in both stores; no service starts on the other one any more. No service may run, on either store.',
    )
    .requiredOption('--by <name>', 'who decides it; kept in the event store')
    .requiredOption('--reason <text>', 'why; kept for auditors')
    .option(
      '--newer <url>',
      'where the event store is reached that is left (default: as it was called when it was copied into, without a password)',
    )
    .option('--newer-gone', 'the event store that is left is gone for good: nothing is marked there')
    .action(async () => {
      const { by, reason, newer, newerGone = false, json = false } = back.optsWithGlobals<BackOptions>();
      await run(async (surroundings) => {
        const { goBack } = await import('./go-back.handler.js');
        return goBack({ by, reason, newer, newerGone, json }, surroundings);
      });
    });
  withExamples(back, "kafila events go-back --by amina --reason 'the server was only tried out'");
}
