import { describe, expect, it } from '@jest/globals';
import { type SubscriptionStep } from '../../event-store.port.js';
import { Commits } from './commits.js';
import { followStore } from './follow-store.js';
import { type Reader } from './reader.js';

describe('following a store that this process writes', () => {
  it('reads only where something of its streams was committed', async () => {
    let head = 3n;
    const reads: bigint[] = [];
    const readAll: Reader['readAll'] = (options) => {
      reads.push(options?.after ?? 0n);
      return { events: [], position: head, end: true };
    };
    const commits = new Commits(3n);
    const ending = new AbortController();
    const commit = (stream: string): void => {
      head += 1n;
      commits.wrote(stream, head);
      commits.reached(head);
    };
    const reader = { readAll } as Reader;
    const steps = followStore(reader, commits, ending.signal, { after: 1n, streamPrefixes: ['a-', 'b-'] });
    const next = async (): Promise<SubscriptionStep | undefined> => (await steps.next()).value ?? undefined;

    expect(await next()).toMatchObject({ position: 3n, live: true });
    for (const stream of ['c-1', 'xa-1', 'b-7', 'c-1', 'a-1']) {
      const step = next();
      commit(stream);
      expect(await step).toMatchObject({ position: head, live: true });
    }
    expect(reads).toEqual([1n, 5n, 7n]);
    ending.abort();
    expect(await next()).toBeUndefined();
  });

  it('reads on where its own store was committed to before it was read to the end', async () => {
    const pages = [
      { events: [], position: 2n, end: false },
      { events: [], position: 4n, end: true },
    ];
    const commits = new Commits(2n);
    const ending = new AbortController();
    const reader = { readAll: () => pages.shift() } as unknown as Reader;
    const steps = followStore(reader, commits, ending.signal, { streamPrefixes: ['a-'] });
    await steps.next();
    commits.wrote('a-1', 4n);
    commits.reached(4n);
    expect((await steps.next()).value).toMatchObject({ position: 4n, live: true });
    expect(pages).toEqual([]);
    ending.abort();
  });
});
