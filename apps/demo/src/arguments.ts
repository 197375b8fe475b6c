import { parseArgs } from 'node:util';
import { addressOf } from '../../client/address.js';
import { reasonOf } from '../../client/service-failure.js';
import { DemoFailure } from './demo-failure.js';

/** What the demo was asked to do. */
export interface DemoArguments {
  /** End after the tables instead of serving on. */
  readonly once: boolean;
  /** Keep the data folder. */
  readonly keep: boolean;
  readonly help: boolean;
  /** A running system to feed, instead of a tracker of the demo's own: where it takes reports. */
  readonly url?: string;
  /** Where it is read, if that is another address. */
  readonly boardUrl?: string;
  /** A file for the states read back. */
  readonly jsonFile?: string;
}

export const USAGE = `npm run demo -- [options]

Starts Kafila on a fresh data folder, feeds it the published trips as field units
would, shows what it made of them, and goes on serving until Ctrl-C.

  --once             end after the tables
  --keep             keep the data folder (so does KAFILA_DATA_DIR=<folder>)
  --url <address>    feed a running system instead of starting one
  --board <address>  where that system is read, if not at --url
  --json <file>      write the states that were read back
  PORT=<number>      the port to serve on (3000; any free one where it is taken)
`;

/** @throws DemoFailure naming what cannot be understood */
export function readArguments(args: readonly string[]): DemoArguments {
  const { once, keep, help, url, board, json } = parse(args);
  if (board !== undefined && url === undefined) throw new DemoFailure('--board needs --url beside it.');
  return {
    once: once ?? false,
    keep: keep ?? false,
    help: help ?? false,
    ...(url === undefined ? {} : { url: addressFor('--url', url) }),
    ...(board === undefined ? {} : { boardUrl: addressFor('--board', board) }),
    ...(json === undefined ? {} : { jsonFile: json }),
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean' },
        keep: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        url: { type: 'string' },
        board: { type: 'string' },
        json: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    throw new DemoFailure(`${reasonOf(error)}\n\n${USAGE}`);
  }
}

function addressFor(option: string, text: string): string {
  const address = addressOf(text);
  if (address === undefined) {
    throw new DemoFailure(`${option} is ${text}; give an address such as http://127.0.0.1:3000.`);
  }
  return address;
}
