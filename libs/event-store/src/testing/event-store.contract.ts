import { afterAll, beforeAll, describe } from '@jest/globals';
import { type EventStore } from '../event-store.port.js';
import { describeAppending } from './append.contract.js';
import { describeConcurrentWriters } from './concurrency.contract.js';
import { describeContent } from './content.contract.js';
import { describeLifetime } from './lifetime.contract.js';
import { describeReadingAll } from './read-all.contract.js';
import { describeReadingStreams } from './read-stream.contract.js';
import { describeEndingSubscriptions } from './subscription-end.contract.js';
import { describeSubscribing } from './subscribe.contract.js';
import { type ContractContext, type EventStoreSubject } from './subject.js';

/** Declares the tests every adapter must pass. Streams get fresh names, so the store need not be empty. */
export function describeEventStoreContract(name: string, subject: EventStoreSubject): void {
  describe(`${name} keeps the event store contract`, () => {
    let opened: EventStore | undefined;
    const patienceMs = subject.patienceMs ?? 30_000;

    beforeAll(async () => {
      opened = await subject.open();
    }, patienceMs);
    afterAll(async () => {
      await opened?.close();
    }, patienceMs);

    const context: ContractContext = {
      subject,
      patienceMs,
      store() {
        if (opened === undefined) throw new Error('The store is opened by beforeAll.');
        return opened;
      },
    };
    describeAppending(context);
    describeConcurrentWriters(context);
    describeReadingStreams(context);
    describeReadingAll(context);
    describeSubscribing(context);
    describeEndingSubscriptions(context);
    describeContent(context);
    describeLifetime(context);
  });
}
