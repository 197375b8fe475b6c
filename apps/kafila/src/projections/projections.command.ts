import { type Command, Option } from 'commander';
import { wholeFrom, withExamples } from '../options.js';
import { type Run, type Surroundings } from '../run.js';
import { type Opener } from './operations.js';
import type * as projections from './projections.handler.js';

type Handlers = typeof projections;
type Work = (handlers: Handlers, at: projections.At) => Promise<number>;

/** Adds `kafila projections` and its commands. */
export function addProjections(program: Command, run: Run, open: Opener): void {
  const group = program
    .command('projections')
    .summary('look after the rows that dashboards read')
    .description(
      'Lists, rebuilds, compares and switches the rows that dashboards read, and mends streams that are parked. ' +
        'The stores are found by the settings of the services. ' +
        'All of it can be done while services run.',
    );
  withExamples(group, 'kafila projections list');
  const begin = (name: string, summary: string, ...examples: readonly string[]): Command => {
    const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
    const command = group.command(name).summary(summary).description(sentence);
    if (!['list', 'accept-loss'].includes(name))
      command.option('--projection <name>', 'which projection', 'trips');
    return withExamples(command, ...examples.map((one) => `kafila projections ${one}`));
  };
  const runWith = (command: Command, work: Work): Promise<void> =>
    run((surroundings) => workWith(command, open, surroundings, work));

  const list = begin('list', 'print every generation of rows: live, next and old', 'list');
  list.action(() => runWith(list, (handlers, at) => handlers.list(at)));

  const rebuild = begin(
    'rebuild',
    'build the rows anew, beside those that are read; can be interrupted and run again',
    'rebuild',
  );
  rebuild.action(() => runWith(rebuild, (handlers, at) => handlers.rebuild(at)));

  const compare = begin(
    'compare',
    'compare the rows that are read with the rebuilt ones, or with the old ones; ends with 1 where they differ',
    'compare',
  );
  compare.action(() => runWith(compare, (handlers, at) => handlers.compare(at)));

  const switching = begin(
    'switch',
    'read the rebuilt rows from now on; those read so far are kept as the old ones',
    'switch --by amina',
  ).addOption(byOption());
  switching.action(({ by }: { by: string }) =>
    runWith(switching, (handlers, at) => handlers.switchRows(at, by)),
  );

  const drop = begin('drop', 'drop the old rows, or rebuilt ones that nobody wants', 'drop --by amina')
    .addOption(
      new Option('--rows <which>', 'which rows: those read before the last switch, or rebuilt ones')
        .choices(['old', 'next'])
        .default('old'),
    )
    .addOption(byOption());
  drop.action(({ rows, by }: { rows: 'old' | 'next'; by: string }) =>
    runWith(drop, (handlers, at) => handlers.drop(at, rows, by)),
  );

  const parked = begin('parked', 'print the streams that do not go on, and why', 'parked');
  parked.action(() => runWith(parked, (handlers, at) => handlers.parked(at)));

  const retry = begin(
    'retry',
    'fold a parked stream again, after what parked it is mended; ends with 1 where it stays parked',
    'retry convoy-nlc-2026-031 --by amina',
  )
    .argument('<stream>', 'the parked stream')
    .addOption(byOption());
  retry.action((stream: string, { by }: { by: string }) =>
    runWith(retry, (handlers, at) => handlers.repair(at, stream, by)),
  );

  const skip = begin(
    'skip',
    'leave the event that parks a stream out of its fold, for ever, with a signed reason',
    "skip convoy-nlc-2026-031 --by amina --reason 'told twice, see the ticket'",
  )
    .argument('<stream>', 'the parked stream')
    .addOption(byOption())
    .requiredOption('--reason <text>', 'why, for whoever reads it in years');
  skip.action((stream: string, { by, reason }: { by: string; reason: string }) =>
    runWith(skip, (handlers, at) => handlers.repair(at, stream, by, reason)),
  );

  const skipped = begin('skipped', 'print the events that are left out, by whom, when and why', 'skipped');
  skipped.action(() => runWith(skipped, (handlers, at) => handlers.skipped(at)));

  const accepting = begin(
    'accept-loss',
    'accept for ever that the event store lost events: rows are made anew, and work goes on without them',
    "accept-loss --by amina --reason 'disk broken, backup of Monday'",
  )
    .addOption(byOption())
    .requiredOption('--reason <text>', 'why; kept for auditors');
  accepting.action(({ by, reason }: { by: string; reason: string }) =>
    run(async (surroundings) => {
      const { json = false } = accepting.optsWithGlobals<{ json?: true }>();
      const { acceptLoss } = await import('./accept-loss.handler.js');
      return acceptLoss({ by, reason, json }, surroundings);
    }),
  );

  const log = begin(
    'log',
    'print what was done to a projection, by whom, when and why, the latest first',
    'log --last 20',
  ).addOption(new Option('--last <count>', 'how many lines at most').default(100).argParser(wholeFrom(1)));
  log.action(({ last }: { last: number }) => runWith(log, (handlers, at) => handlers.log(at, last)));
}

function byOption(): Option {
  return new Option('--by <name>', 'who does it; kept in the log').makeOptionMandatory();
}

async function workWith(
  command: Command,
  open: Opener,
  surroundings: Surroundings,
  work: Work,
): Promise<number> {
  const { projection = '', json } = command.optsWithGlobals<{ projection?: string; json?: true }>();
  const handlers = await import('./projections.handler.js');
  const { operations, close } = await open(surroundings.env);
  try {
    return await work(handlers, { operations, projection, json: json ?? false, surroundings });
  } catch (error) {
    throw handlers.failureOf(error);
  } finally {
    surroundings.terminal.progress.clear();
    await close();
  }
}
