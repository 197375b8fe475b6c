import { type Command } from 'commander';
import { DEFAULT_URL, patienceOption, readAddress, wholeFrom, withExamples } from '../options.js';
import { type Run } from '../run.js';

interface Options {
  readonly url: string;
  readonly fromLine: number;
  readonly refused?: string;
  readonly each?: true;
  readonly json?: true;
  readonly patience: number;
}

/** Adds `kafila import`. */
export function addImport(program: Command, run: Run): void {
  const command = program
    .command('import')
    .summary('send reports from a file to a running service')
    .description(
      'Sends reports (NDJSON: one a line) to a running service, and tells of each line that is refused why. ' +
        'Reports are recorded once however often they are sent: running it again is always safe.',
    )
    .argument('<file>', 'the file, or - for stdin')
    .option('--url <address>', 'where the service takes reports', readAddress, DEFAULT_URL)
    .option('--from-line <number>', 'begin at this line, counted from 1', wholeFrom(1), 1)
    .option(
      '--refused <file>',
      'write the refused lines there, with their problems, as NDJSON (default: nowhere)',
    )
    .option('--each', 'print the outcome of every line, not only of those refused')
    .addOption(patienceOption())
    .action(async (file: string) => {
      const { url, fromLine, refused, each, json, patience } = command.optsWithGlobals<Options>();
      await run(async (surroundings) => {
        // What only this command needs is loaded for it alone.
        const { importCommand } = await import('./import.handler.js');
        return importCommand(
          {
            ...{ file, url, fromLine, each: each ?? false, json: json ?? false },
            ...(refused === undefined ? {} : { refusedFile: refused }),
            patience: { forMs: patience * 1000, firstPauseMs: 250 },
          },
          surroundings,
        );
      });
    });
  withExamples(
    command,
    'kafila import outbox.ndjson --refused refused.ndjson',
    'gunzip -c outbox.ndjson.gz | kafila import - --url http://127.0.0.1:3000',
  );
}
