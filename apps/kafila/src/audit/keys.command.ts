import { type Command } from 'commander';
import { withExamples } from '../options.js';
import { type Run } from '../run.js';

/** Adds `kafila audit keys` and its commands. */
export function addKeys(group: Command, run: Run): void {
  const keys = group
    .command('keys')
    .summary('list, add and retire the keys of the log')
    .description(
      'Rotation: add a key, start the service again, hand the new public key out, retire the old one (docs/audit/keys.md).',
    );
  withExamples(keys, 'kafila audit keys list');
  const list = keys
    .command('list')
    .summary('print the public keys')
    .description('Prints the public keys, and which of them still sign.');
  withExamples(list, 'kafila audit keys list');
  list.action(() => run(async (at) => (await import('./keys.handler.js')).listKeys(isJson(list), at)));
  const add = keys
    .command('add')
    .summary('make a key beside the others')
    .description('Makes a key beside the others, which signs with them when the service starts again.');
  withExamples(add, 'kafila audit keys add');
  add.action(() => run(async (at) => (await import('./keys.handler.js')).addLogKey(isJson(add), at)));
  const retire = keys
    .command('retire')
    .summary('destroy a private key')
    .description('Destroys a private key. What it signed still verifies.')
    .argument('<key id>', 'eight hex digits, as in the public key');
  withExamples(retire, 'kafila audit keys retire 76eb9647');
  retire.action((keyId: string) =>
    run(async (at) => (await import('./keys.handler.js')).retireLogKey(keyId, isJson(retire), at)),
  );
}

function isJson(command: Command): boolean {
  return command.optsWithGlobals<{ json?: true }>().json ?? false;
}
