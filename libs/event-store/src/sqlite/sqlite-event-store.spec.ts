import { afterAll } from '@jest/globals';
import { describeEventStoreContract } from '../testing/event-store.contract.js';
import { openWithoutThread } from '../testing/open-without-thread.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openSqliteEventStore } from './open-store.js';

const folder = temporaryFolder();
let opened = 0;

for (const [name, open] of [
  ['The embedded store', openSqliteEventStore],
  ['The embedded store of tests, without a thread,', openWithoutThread],
] as const) {
  describeEventStoreContract(name, {
    open: () => open({ file: folder.path(`events-${++opened}.db`) }),
    reopen: () => open({ file: folder.path(`events-${opened}.db`) }),
    gapless: true,
  });
}

afterAll(() => {
  folder.remove();
});
