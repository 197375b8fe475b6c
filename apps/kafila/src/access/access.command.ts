import { type Command } from 'commander';
import { withExamples } from '../options.js';
import { type Run } from '../run.js';
import { addDevices } from './devices.command.js';

/** Adds `kafila access`. */
export function addAccess(program: Command, run: Run): void {
  const access = program
    .command('access')
    .summary('make the first key, hand out phones, see who saw persons')
    .description(
      'Keys say who may call (docs/access.md). The first one is made here, on the host, where the settings of the services say, while no service on files runs; ' +
        'an admin issues all others by the API. Phones are invited by a service that runs (docs/enrolment.md).',
    );
  withExamples(access, 'kafila access init');
  const init = access
    .command('init')
    .summary('the key of the first admin')
    .description(
      'Makes the first admin and prints its key, once. From then on nobody may call any service without a key. On EventStoreDB, run it ' +
        'on the machine that keeps the transparency log.',
    )
    .option(
      '--key-to <file>',
      'write the key to a new file, for its owner alone, and print none (default: print it)',
    )
    .option('--if-missing', 'end well where there are keys already')
    .action(async () => {
      const { json = false, keyTo, ifMissing = false } = init.optsWithGlobals<Asked>();
      await run(async (surroundings) => {
        const { beginAccessHere } = await import('./access.handler.js');
        return beginAccessHere({ json, keyTo, ifMissing, recover: undefined }, surroundings);
      });
    });
  withExamples(init, 'kafila access init', 'kafila access init --key-to /root/kafila-admin.key');
  const recover = access
    .command('recover')
    .summary('another admin, where all keys of admins are lost')
    .description(
      'Makes another admin and prints its key. That this was done, and why, stands in the log for ever.',
    )
    .requiredOption('--reason <text>', 'why, for whoever reads the log; names no person')
    .option(
      '--key-to <file>',
      'write the key to a new file, for its owner alone, and print none (default: print it)',
    )
    .action(async () => {
      const { json = false, keyTo, reason } = recover.optsWithGlobals<Asked & { reason: string }>();
      await run(async (surroundings) => {
        const { beginAccessHere } = await import('./access.handler.js');
        return beginAccessHere({ json, keyTo, ifMissing: false, recover: { reason } }, surroundings);
      });
    });
  addDevices(access, run);
  const log = access
    .command('log')
    .summary('who saw persons, looked for one, decided who may what, or was refused')
    .description(
      'Prints the access log of a day, a line for each entry: of the services whose data folder this is (docs/operator.md).',
    )
    .option('--day <day>', 'of UTC, e.g. 2026-03-01 (default: the last one)')
    .option('--by <principal>', 'of this principal alone, e.g. access-desk-1 (default: of all)')
    .option('--what <what>', 'revealed, searched, erased, decided or refused alone (default: all)')
    .action(async () => {
      const { json = false, day, by, what } = log.optsWithGlobals<Asked & Filter>();
      await run(async (surroundings) => {
        const { printAccessLog } = await import('./access-log.handler.js');
        return printAccessLog({ json, day, by, what }, surroundings);
      });
    });
  withExamples(log, 'kafila access log', 'kafila access log --day 2026-03-01 --what revealed');
  withExamples(recover, "kafila access recover --reason 'the admin key was lost with the laptop'");
}

interface Asked {
  readonly json?: true;
  readonly keyTo?: string;
  readonly ifMissing?: true;
}

interface Filter {
  readonly day?: string;
  readonly by?: string;
  readonly what?: string;
}
