import { afterAll } from '@jest/globals';
import { describeEventStoreContract } from '../testing/event-store.contract.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openSqliteEventStore } from './open-store.js';

const folder = temporaryFolder();
let opened = 0;

describeEventStoreContract('The embedded store', {
  open: () => openSqliteEventStore({ file: folder.path(`events-${++opened}.db`) }),
  reopen: () => openSqliteEventStore({ file: folder.path(`events-${opened}.db`) }),
  gapless: true,
});

afterAll(() => {
  folder.remove();
});
