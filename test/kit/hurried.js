import { isMainThread } from 'node:worker_threads';

/** What is done every so many seconds is done a hundred times as often. */
const TIMES = 100;
const MANY_MS = 5_000;
/** By how much the clock goes ahead at each SIGUSR2. */
const AHEAD_MS = 31 * 60_000;

/** Loaded into a service by NODE_OPTIONS: nobody has to wait for what comes after seconds, or after half an hour. */
if (isMainThread) {
  const { setInterval } = globalThis;
  globalThis.setInterval = (run, ms, ...args) => setInterval(run, ms >= MANY_MS ? ms / TIMES : ms, ...args);
  const { now } = Date;
  let aheadMs = 0;
  Date.now = () => now() + aheadMs;
  process.on('SIGUSR2', () => {
    aheadMs += AHEAD_MS;
  });
}
