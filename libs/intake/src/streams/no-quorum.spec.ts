import { openEventStoreDb } from '#kafila/event-store';
import { type StandIn, startStandIn } from '#kafila/event-store/testing';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type OfferedFact } from './waiting-facts.js';
import { StreamWriters } from './stream-writers.js';

const STREAM = 'carnet-1';

let standIn: StandIn;
const ended: (() => Promise<void>)[] = [];
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(async () => {
  standIn.regainQuorum();
  for (const end of ended.splice(0)) await end();
  await standIn.stop();
});

async function intake(): Promise<StreamWriters> {
  const store = await openEventStoreDb({ url: standIn.url, deadlineMs: 1_000 });
  ended.push(() => store.close());
  return new StreamWriters(store);
}

function fact(): OfferedFact {
  const id = uuidv7();
  const event = { id, type: 'CarnetAccepted', data: {}, metadata: { reportId: id, digest: id } };
  return { digest: id, begins: true, bytes: 300, event };
}

it.each(['truncated', 'replicated'] as const)(
  'what another intake wrote without a quorum is no contention: it is waited for until it is %s',
  async (tail) => {
    const [first, second] = [await intake(), await intake()];
    await first.of(STREAM).record([fact()]);
    await second.of(STREAM).record([fact()]);
    standIn.loseQuorum();
    // Written, and not replicated: it gets no answer, and nobody sees it.
    const unseen = second.of(STREAM).record([fact()]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(standIn.count(STREAM)).toBe(3);
    const recording = first.of(STREAM).record([fact()]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    standIn.regainQuorum(tail);
    expect(await recording).toEqual([expect.objectContaining({ outcome: 'recorded' })]);
    expect(await unseen).toEqual([expect.objectContaining({ outcome: 'recorded' })]);
    expect(standIn.count(STREAM)).toBe(4);
  },
);
