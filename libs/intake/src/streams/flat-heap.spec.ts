import { timesTried } from '#kafila/domain/testing';
import { type EventStore, type NewEvent, type Placement } from '#kafila/event-store';
import { collectedHeap } from '#kafila/platform/testing';
import { describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { StreamWriters } from './stream-writers.js';

const MB = 1024 * 1024;
const REPORTS = 50;

/** A store that takes everything and keeps nothing. */
function emptyStore(): EventStore {
  let position = 0n;
  const append = (_: string, events: readonly NewEvent[], expected: unknown): unknown => {
    const after = typeof expected === 'number' ? expected : -1;
    const placements = events.map((_event, i): Placement => {
      position += 1n;
      return { revision: after + 1 + i, position, recordedAt: new Date().toISOString() };
    });
    return Promise.resolve({ outcome: 'appended', placements });
  };
  const readStream = (): unknown => Promise.resolve({ events: [], exists: false, next: null });
  return { append, readStream } as unknown as EventStore;
}

describe('the memory of an intake', () => {
  it('does not grow with the streams that it writes to, once it remembers as much as it may', async () => {
    const writers = new StreamWriters(emptyStore(), undefined, undefined, undefined, MB);
    const record = async (streams: number): Promise<number> => {
      for (let n = 0; n < streams; n++) {
        const facts = Array.from({ length: REPORTS }, () => {
          const digest = 'd'.repeat(64);
          const event = { id: uuidv7(), type: 'CheckpointPassed', data: {}, metadata: { digest } };
          return { event, digest, begins: true, bytes: 300 };
        });
        await writers.of(`carnet-${uuidv7()}`).record(facts);
      }
      return collectedHeap();
    };
    // They remember 66 such streams.
    const before = await record(200);
    const after = await record(timesTried(200, 1_000_000 / REPORTS));
    expect(after).toBeLessThan(before * 1.1);
  }, 600_000);
});
