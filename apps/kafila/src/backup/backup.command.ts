import { type Command } from 'commander';
import { repeatedOption, withExamples } from '../options.js';
import { type Run } from '../run.js';

interface BackupOptions {
  readonly to: string;
  readonly keysTo?: string;
  readonly json?: true;
}

interface RestoreOptions {
  readonly from: string;
  readonly keysFrom?: string;
  readonly erasuresFrom: string[];
  readonly json?: true;
}

/** Adds `kafila backup` and `kafila restore`. */
export function addBackup(program: Command, run: Run): void {
  const backup = program
    .command('backup')
    .summary('copy events, log and rates while services run, and verify the copy')
    .description(
      'Copies the embedded event store, the transparency log and the rates as they stand, while services go on, and verifies ' +
        'the copy against the log. What is to be copied is found by the settings of the services. Keys are copied only into a ' +
        'folder of their own: whoever has them and the events can read who was erased since. Ends with 1 where the copy is not intact.',
    )
    .requiredOption('--to <folder>', 'where the copy goes; it must be empty or not exist')
    .option(
      '--keys-to <folder>',
      'where the keys of persons and of the log go; nowhere else are they copied (default: they are not copied)',
    )
    .action(async () => {
      const { to, keysTo, json = false } = backup.optsWithGlobals<BackupOptions>();
      await run(async (surroundings) => {
        const { makeBackup } = await import('./backup.handler.js');
        return makeBackup({ to, keysTo, json }, surroundings);
      });
    });
  withExamples(backup, 'kafila backup --to /backup/2026-03-01 --keys-to /safe/keys-2026-03-01');

  const restore = program
    .command('restore')
    .summary('put such a copy where services look for it')
    .description(
      'Verifies a copy and puts it where the settings of the services say, which must hold nothing yet; no service may run. ' +
        'Keys of whoever was erased stay destroyed: of all erasures in the copy, and in the stores given with --erasures-from. ' +
        'Ends with 1 where the copy is not intact; nothing is put in place then.',
    )
    .requiredOption('--from <folder>', 'the copy')
    .option('--keys-from <folder>', 'the copy of the keys (default: those in place are kept)')
    .addOption(
      repeatedOption(
        '--erasures-from <file or folder>',
        'a later event store, or a later copy: what was erased there is forgotten here too',
      ),
    )
    .action(async () => {
      const { from, keysFrom, erasuresFrom, json = false } = restore.optsWithGlobals<RestoreOptions>();
      await run(async (surroundings) => {
        const { restoreBackup } = await import('./restore.handler.js');
        return restoreBackup({ from, keysFrom, erasuresFrom, json }, surroundings);
      });
    });
  withExamples(
    restore,
    'kafila restore --from /backup/2026-03-01 --keys-from /safe/keys-2026-03-01 --erasures-from lost/events.db',
  );
}
