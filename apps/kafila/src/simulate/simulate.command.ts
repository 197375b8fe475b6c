import { type Command, Option } from 'commander';
import { WrongUsage } from '../command-failure.js';
import { patienceOption, readAddress, wholeFrom, withExamples } from '../options.js';
import { type Run } from '../run.js';

interface Options {
  readonly seed: number;
  readonly convoys: number;
  readonly from: number;
  readonly allTroubles?: true;
  readonly out?: string;
  readonly decisions?: string;
  readonly url?: string;
  readonly patience: number;
  readonly json?: true;
}

/** Adds `kafila simulate`. */
export function addSimulate(program: Command, run: Run): void {
  const command = program
    .command('simulate')
    .summary('make convoys that never were, and what a road would report of them')
    .description(
      'Makes convoys that never were. Writes what a road would report of them, as NDJSON in the order of arrival, to ' +
        'stdout or a file; or feeds it, with the decisions of the desk, to a running service. The same seed gives the ' +
        'same convoys for ever; every decision and report says that it is synthetic.',
    )
    .addOption(
      new Option('--seed <number>', 'which world: a whole number from 0 on')
        .argParser(wholeFrom(0))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--convoys <number>', 'how many convoys set out; some split, merge or come back')
        .argParser(wholeFrom(1))
        .makeOptionMandatory(),
    )
    .option(
      '--from <number>',
      'the number of the first convoy, counted from 0, to make a part of a world',
      wholeFrom(0),
      0,
    )
    .option(
      '--all-troubles',
      'let everything that can go wrong go wrong often (default: as often as on a road)',
    )
    .option('--out <file>', 'write the reports there, as <file>.part until it is whole (default: stdout)')
    .option(
      '--decisions <file>',
      'write the decisions of the desk there, with the paths they are posted to (default: nowhere)',
    )
    .addOption(
      new Option('--url <address>', 'feed the service there (default: none is fed)')
        .argParser(readAddress)
        .conflicts(['out', 'decisions']),
    )
    .addOption(patienceOption())
    .action(async () => {
      const { url, json, allTroubles, patience, ...rest } = command.optsWithGlobals<Options>();
      const request = { ...rest, allTroubles: allTroubles ?? false, json: json ?? false };
      if (request.json && url === undefined && request.out === undefined) {
        throw new WrongUsage('--json needs --out or --url: without them stdout carries the reports.');
      }
      await run(async (surroundings) => {
        if (url === undefined) {
          const { writeSimulated } = await import('./write-simulated.js');
          return writeSimulated(request, surroundings);
        }
        const { feedSimulated } = await import('./feed-simulated.js');
        const patient = { forMs: patience * 1000, firstPauseMs: 250 };
        return feedSimulated({ ...request, url, patience: patient }, surroundings);
      });
    });
  withExamples(
    command,
    'kafila simulate --seed 7 --convoys 20 --all-troubles --url http://127.0.0.1:3000',
    'kafila simulate --seed 7 --convoys 20 --out reports.ndjson --decisions decisions.ndjson',
  );
}
