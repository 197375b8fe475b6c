import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { ServiceFailure, ServiceUnreachable, reasonOf } from '../../client/service-failure.js';
import { forData, visibleLines } from '../../client/visible.js';
import { addAccess } from './access/access.command.js';
import { addAudit } from './audit/audit.command.js';
import { addBackup } from './backup/backup.command.js';
import { addBeginAnew } from './begin-anew/begin-anew.command.js';
import { DiskFull, Interrupted, WrongUsage } from './command-failure.js';
import { completeHelp } from './complete-help.js';
import { addEvents } from './events/events.command.js';
import { EXIT } from './exit-codes.js';
import { addExport } from './export/export.command.js';
import { addImport } from './import/import.command.js';
import { withExamples } from './options.js';
import { type Opener } from './projections/operations.js';
import { addProjections } from './projections/projections.command.js';
import { type Run, type Surroundings } from './run.js';
import { addSimulate } from './simulate/simulate.command.js';
import { type Output, terminalOn } from './terminal.js';

export interface ProgramOptions extends Omit<Surroundings, 'terminal'> {
  readonly stderr: Output;
  /** Opens the stores for `kafila projections`. */
  readonly openOperations: Opener;
}

type Outside = Pick<ProgramOptions, 'stdout' | 'stderr' | 'openOperations'>;

const { version } = createRequire(import.meta.url)('#kafila/package.json') as { version: string };

/**
 * Runs the command line with the arguments after its name. What goes wrong is said on stderr in a sentence.
 *
 * @returns the exit code
 */
export async function runKafila(args: readonly string[], options: ProgramOptions): Promise<number> {
  const { stdout, stderr, openOperations, ...rest } = options;
  const terminal = terminalOn(stdout, stderr);
  let code: number = EXIT.done;
  const run: Run = async (work) => {
    code = await work({ ...rest, stdout: forData(stdout), terminal });
  };
  const program = programWith(run, options);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const failure = failureOf(error);
    terminal.progress.clear();
    if (failure) terminal.say(...failure.sentences);
    else terminal.say(`Kafila failed: ${reasonOf(error)}`);
    return failure?.code ?? EXIT.fault;
  }
}

/** All commands, for whoever describes them; none can be run. */
export function kafilaProgram(): Command {
  return programWith(() => Promise.reject(new Error('It is only described.')), {
    ...{ stdout: process.stdout, stderr: process.stderr },
    openOperations: () => Promise.reject(new Error('It is only described.')),
  });
}

function programWith(run: Run, { stdout, stderr, openOperations }: Outside): Command {
  const program = new Command('kafila')
    .description('Kafila tracks road convoys, event by event. These are the tools of those who run it.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print how it is used')
    .helpCommand('help [command]', 'print how a command is used')
    .option('--json', 'print the result as one JSON object')
    .configureOutput({
      writeOut: (text) => stdout.write(visibleLines(text)),
      writeErr: (text) => stderr.write(visibleLines(text)),
      outputError: (text, write) => {
        write(text.replace(/^error: /, ''));
      },
    })
    .exitOverride();
  withExamples(program, 'kafila import outbox.ndjson');
  addImport(program, run);
  addExport(program, run);
  addSimulate(program, run);
  addProjections(program, run, openOperations);
  addAudit(program, run);
  addBackup(program, run);
  addEvents(program, run);
  addAccess(program, run);
  addBeginAnew(program, run);
  completeHelp(program);
  return program;
}

/** What an expected failure says, and how the command ends; undefined where it is not expected. */
function failureOf(
  error: unknown,
): { readonly sentences: readonly string[]; readonly code: number } | undefined {
  if (!(error instanceof Error)) return undefined;
  const sentences = [error.message];
  if (error instanceof Interrupted) return { sentences, code: error.exitCode };
  if (error instanceof DiskFull) return { sentences, code: EXIT.diskFull };
  if (error instanceof WrongUsage) return { sentences: error.sentences, code: EXIT.usage };
  if (error instanceof ServiceUnreachable) return { sentences, code: EXIT.unreachable };
  if (error instanceof ServiceFailure) return { sentences, code: EXIT.refused };
  return undefined;
}
