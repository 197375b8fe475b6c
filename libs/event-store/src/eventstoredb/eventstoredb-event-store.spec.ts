import { afterAll, beforeAll } from '@jest/globals';
import { describeEventStoreContract } from '../testing/event-store.contract.js';
import { type StandIn, type StandInOptions, startStandIn } from '../testing/stand-in/stand-in.js';
import { openEventStoreDb } from './open.js';

const standIns: [string, StandInOptions][] = [
  ['24.10', { version: '24.10.0' }],
  ['22.10, where a subscription does not say when it caught up', { version: '22.10.0' }],
  ['21.10, where a stream does not say positions', { version: '21.10.0' }],
  ['24.10 with positions beyond 2^53', { firstPosition: 2n ** 53n + 1n }],
];

for (const [name, options] of standIns) {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await startStandIn(options);
  });
  afterAll(() => standIn.stop());
  const open = () => openEventStoreDb({ url: standIn.url });
  describeEventStoreContract(`EventStoreDB (stand-in ${name})`, { gapless: false, open, reopen: open });
}
