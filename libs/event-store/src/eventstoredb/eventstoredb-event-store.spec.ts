import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { describeEventStoreContract } from '../testing/event-store.contract.js';
import { findRealServer } from '../testing/servers/real-server.js';
import { type StandInOptions, startStandIn } from '../testing/stand-in/stand-in.js';
import { openEventStoreDb } from './open.js';

/** What differs between versions is not how many write: many do against the newest only. */
const standIns: [string, StandInOptions, { readonly writers?: number }][] = [
  ['24.10, at positions beyond 2^53', { version: '24.10.0', firstPosition: 2n ** 53n + 1n }, {}],
  ['22.10, which does not say when a subscription has caught up', { version: '22.10.0' }, { writers: 16 }],
  ['21.10, which does not name positions when one stream is read', { version: '21.10.0' }, { writers: 16 }],
];

/** For servers far away and machines that are busy: no test waits for it to be over. */
const patienceMs = 120_000;

function describeServer(
  name: string,
  start: () => Promise<{ url: string; stop(): Promise<void> }>,
  many: { readonly writers?: number } = {},
): void {
  describe(name, () => {
    let server: { url: string; stop(): Promise<void> } | undefined;
    beforeAll(async () => {
      server = await start();
    }, patienceMs);
    afterAll(() => server?.stop(), patienceMs);
    const open = () => openEventStoreDb({ url: server?.url ?? '', patienceMs });
    describeEventStoreContract('EventStoreDB', { gapless: false, open, reopen: open, patienceMs, ...many });
  });
}

for (const [version, options, many] of standIns) {
  describeServer(`a stand-in for version ${version}`, () => startStandIn(options), many);
}

const real = findRealServer();
if (real === undefined) {
  describe('no real server (KAFILA_TEST_ESDB_URL is not set, no eventstored is on PATH)', () => {
    it.skip('keeps the event store contract', () => undefined);
  });
} else {
  describeServer(`a real server ${real.name}`, () => real.start());
}
