import { addEventHandler } from 'jest-circus';

/** The runner has no deadlines of its own, and a test that hangs must fail: every test and hook gets one, 60 s by default. */
const USUAL_MS = 60_000;
/** Those of the machine: suites put others in their place. */
const { setTimeout, clearTimeout } = globalThis;

addEventHandler((event, { currentDescribeBlock }) => {
  if (event.name !== 'add_test' && event.name !== 'add_hook') return;
  const list = event.name === 'add_test' ? currentDescribeBlock.tests : currentDescribeBlock.hooks;
  const added = list.at(-1);
  const { fn, timeout = USUAL_MS } = added;
  if (fn === undefined) return;
  added.fn = () => within(timeout, fn);
});

async function within(ms, run) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

// What a suite has left open must not keep the process: nobody would end it.
process.on('disconnect', () => process.exit());
