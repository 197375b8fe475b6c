import { type Command } from 'commander';
import { DEFAULT_URL, gathered, readAddress, wholeFrom, withExamples } from '../options.js';
import { type Run } from '../run.js';

interface WitnessOptions {
  readonly url: string;
  readonly logKey: string[];
  readonly name: string;
  readonly folder: string;
  readonly keyOut?: string;
  readonly every: number;
  readonly json?: true;
}

/** Adds `kafila audit witness`. */
export function addWitness(group: Command, run: Run): void {
  const command = group
    .command('witness')
    .summary('watch a log from another machine; cosign what only added to what was seen')
    .description(
      'Fetches the checkpoint of a running service and a proof that it only added to the last one seen. Cosigns it (C2SP ' +
        'tlog-cosignature) and remembers it; refuses one that is inconsistent, keeps it as evidence, and ends with 1.',
    )
    .requiredOption('--log-key <key or file>', 'the key of the log, as it was handed to you', gathered)
    .requiredOption('--name <name>', 'name of the witness, e.g. witness.example.org/one')
    .requiredOption('--folder <folder>', 'where it keeps its own key and what it has seen')
    .option(
      '--key-out <file>',
      'write its public key there, for those who verify; what stands there already is not written over (default: only printed)',
    )
    .option('--url <address>', 'where the log is served', readAddress, DEFAULT_URL)
    .option('--every <seconds>', 'seconds from one look to the next; 0: look once', wholeFrom(0), 0)
    .action(async () => {
      const { json = false, ...options } = command.optsWithGlobals<WitnessOptions>();
      await run(async (surroundings) => {
        const { witness } = await import('./witness.handler.js');
        return witness({ ...options, json }, surroundings);
      });
    });
  withExamples(
    command,
    'kafila audit witness --log-key log.key --name witness.example.org/one --folder ./witness --every 60',
  );
}

/** Adds `kafila audit cosigned`, which takes what a witness has signed. */
export function addCosigned(group: Command, run: Run): void {
  const command = group
    .command('cosigned')
    .summary('hand the log a checkpoint that a witness cosigned')
    .description('From then on bundles lead to it wherever it covers their events. Run where the log lies.')
    .argument('<file>', 'the note that the witness wrote')
    .requiredOption('--witness-key <key or file>', 'the key of the witness', gathered)
    .action(async (file: string) => {
      const { witnessKey, json = false } = command.optsWithGlobals<{ witnessKey: string[]; json?: true }>();
      await run(async (surroundings) => {
        const { takeCosigned } = await import('./keys.handler.js');
        return takeCosigned({ file, witnessKey, json }, surroundings);
      });
    });
  withExamples(command, 'kafila audit cosigned ./witness/cosigned --witness-key witness.key');
}
