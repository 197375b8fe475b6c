import { type Command } from 'commander';
import { gathered, repeatedOption, withExamples } from '../options.js';
import { type Run } from '../run.js';
import { addKeys } from './keys.command.js';
import { addCosigned, addWitness } from './witness.command.js';

/** Adds `kafila audit` and its commands. What a command needs is loaded for it alone. */
export function addAudit(program: Command, run: Run): void {
  const group = program
    .command('audit')
    .summary('prove that nothing was altered, and verify it')
    .description(
      'Verifies store and log, makes files that prove themselves, and watches a log from outside. Stores and log are found ' +
        'by the settings of the services; `verify`, `bundle` and `reproduce` write nothing to them.',
    );
  withExamples(group, 'kafila audit verify');
  addVerify(group, run);
  addBundle(group, run);
  addVerifyBundle(group, run);
  addReproduce(group, run);
  addWitness(group, run);
  addCosigned(group, run);
  addKeys(group, run);
}

function addVerify(group: Command, run: Run): void {
  const command = group
    .command('verify')
    .summary('recompute everything from the raw store and compare it with the log')
    .description(
      'Reads the raw store from the first event to the last and computes every leaf, tile and checkpoint again, with ' +
        'revisions, positions and ids. Names the first thing that is wrong. Only reads; services may run meanwhile.',
    )
    .addOption(repeatedOption('--checkpoint <file>', 'a checkpoint that you keep'))
    .addOption(repeatedOption('--key <key or file>', 'a key of the log that you trust'))
    .action(async () => {
      const { checkpoint, key, json = false } = command.optsWithGlobals<VerifyOptions>();
      await run(async (surroundings) => {
        const { verify } = await import('./verify.handler.js');
        return verify({ checkpoint, key, json }, surroundings);
      });
    });
  withExamples(command, 'kafila audit verify --checkpoint kept.txt --key log.key');
}

function addBundle(group: Command, run: Run): void {
  const command = group
    .command('bundle')
    .summary('write one file with the events of a convoy, their state and their proof')
    .description(
      'Writes the events of all streams of a convoy, the state they fold to, the proof of each and the signed checkpoint ' +
        'into one file, which anybody can verify with the public key alone.',
    )
    .argument('<convoy>', 'id of the convoy')
    .option('-o, --output <file>', 'where to write it, or - for stdout (default: <convoy>.bundle.json)')
    .action(async (convoyId: string) => {
      const { output, json = false } = command.optsWithGlobals<{ output?: string; json?: true }>();
      await run(async (surroundings) => {
        const { bundle } = await import('./bundle.handler.js');
        return bundle({ convoyId, output, json }, surroundings);
      });
    });
  withExamples(command, 'kafila audit bundle nlc-2026-031');
}

function addVerifyBundle(group: Command, run: Run): void {
  const command = group
    .command('verify-bundle')
    .summary('verify such a file, offline; say what is proven and what is not')
    .description(
      'Needs the file and the public key of the log, and nothing else: no store, no service, no network.',
    )
    .argument('<file>', 'the bundle')
    .requiredOption('--key <key or file>', 'a key of the log, or of a witness; may be given again', gathered)
    .action(async (file: string) => {
      const { key, json = false } = command.optsWithGlobals<{ key: string[]; json?: true }>();
      await run(async (surroundings) => {
        const { verifyBundleFile } = await import('./verify-bundle.handler.js');
        return verifyBundleFile({ file, key, json }, surroundings);
      });
    });
  withExamples(command, 'kafila audit verify-bundle nlc-2026-031.bundle.json --key log.key');
}

function addReproduce(group: Command, run: Run): void {
  const command = group
    .command('reproduce')
    .summary('fold the log again, and compare it with the rows that dashboards read')
    .description(
      'Folds the events up to a bound position again, in a database of its own, and compares the digest of the rows, the root ' +
        'of the log and its signature with what was bound; and the rows that are read with the digest that is kept of them.',
    )
    .argument('<projection>', 'which one, e.g. trips')
    .option('--position <position>', 'the bound position (default: the last one)')
    .addOption(repeatedOption('--key <key or file>', 'a key of the log that you trust'))
    .action(async (projection: string) => {
      const { position, key, json = false } = command.optsWithGlobals<ReproduceOptions>();
      await run(async (surroundings) => {
        const { reproduce } = await import('./reproduce.handler.js');
        return reproduce({ projection, position, key, json }, surroundings);
      });
    });
  withExamples(command, 'kafila audit reproduce trips');
}

interface VerifyOptions {
  readonly checkpoint: string[];
  readonly key: string[];
  readonly json?: true;
}

interface ReproduceOptions {
  readonly position?: string;
  readonly key: string[];
  readonly json?: true;
}
