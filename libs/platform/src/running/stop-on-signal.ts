import type { INestApplication } from '@nestjs/common';
import type { Log } from './log.js';

/** How long requests in flight and stores may take to finish. */
const GRACE_MS = 10_000;

/**
 * On the first SIGTERM or SIGINT: stop taking connections, finish what was begun, run the shutdown hooks, exit 0. On a
 * second one, or after ten seconds: exit 1. What was acknowledged is durable in either case.
 */
export function stopOnSignal(app: INestApplication, log: Log): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) {
      log.error({ signal }, 'told to stop again: stopping at once');
      process.exit(1);
    }
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.error({ graceMs: GRACE_MS }, 'requests or stores did not finish in time: stopping at once');
      process.exit(1);
    }, GRACE_MS);
    app.close().then(
      () => {
        log.info('stopped');
        process.exit(0);
      },
      (error: unknown) => {
        log.fatal({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
