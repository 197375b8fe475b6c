import { inspect } from 'node:util';
import { progressOn } from '../../client/progress.js';
import { ServiceFailure } from '../../client/service-failure.js';
import { visibleLines } from '../../client/visible.js';
import { addressesOf } from './addresses.js';
import { readArguments, USAGE } from './arguments.js';
import { DemoFailure } from './demo-failure.js';
import { demonstrate } from './demonstrate.js';
import { startTracker, type Tracker } from './tracker.js';

const say = (text: string): void => {
  console.log(visibleLines(text));
};

/** Resolves with the exit code that a shell expects after the signal. */
const interrupted = new Promise<number>((resolve) => {
  process.once('SIGINT', () => {
    resolve(130);
  });
  process.once('SIGTERM', () => {
    resolve(143);
  });
});

async function run(): Promise<number> {
  const { help, once, keep, url, boardUrl, jsonFile } = readArguments(process.argv.slice(2));
  if (help) {
    say(USAGE);
    return 0;
  }
  const tracker = url === undefined ? await startTracker({ env: process.env, keep, say }) : undefined;
  const address = tracker?.url ?? url ?? '';
  const shown = demonstrate({
    url: address,
    boardUrl: boardUrl ?? address,
    fresh: tracker?.fresh ?? false,
    ...(jsonFile === undefined ? {} : { jsonFile }),
    say,
    progress: progressOn(process.stdout),
  });
  try {
    const early = await Promise.race([shown, interrupted, failure(tracker)]);
    if (early !== undefined) return early;
    if (once || !tracker) return 0;
    say(addressesOf(tracker));
    // Ctrl-C is the way to end it: no failure.
    return await Promise.race([interrupted.then(() => 0), failure(tracker)]);
  } finally {
    await tracker?.stop();
  }
}

async function failure(tracker: Tracker | undefined): Promise<never> {
  throw new DemoFailure(await (tracker?.ended ?? new Promise<never>(() => undefined)));
}

try {
  process.exit(await run());
} catch (error) {
  const isExpected = error instanceof DemoFailure || error instanceof ServiceFailure;
  const told = isExpected ? `The demo failed. ${error.message}` : inspect(error);
  console.error(visibleLines(told));
  process.exit(1);
}
