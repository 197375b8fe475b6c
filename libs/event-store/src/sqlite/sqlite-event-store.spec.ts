import { afterAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEventStoreContract } from '../testing/event-store.contract.js';
import { openSqliteEventStore } from './open.js';

const folder = mkdtempSync(join(tmpdir(), 'kafila-event-store-'));
let opened = 0;
const file = (): string => join(folder, `events-${opened}.db`);

describeEventStoreContract('The embedded store', {
  open() {
    opened++;
    return openSqliteEventStore({ file: file() });
  },
  reopen: () => openSqliteEventStore({ file: file() }),
  gapless: true,
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});
