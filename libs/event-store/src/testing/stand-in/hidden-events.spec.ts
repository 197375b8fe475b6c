import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  EventStoreDBClient,
  jsonEvent,
  START,
  StreamDeletedError,
  StreamNotFoundError,
} from '@eventstore/db-client';
import { type StandIn, startStandIn } from './stand-in.js';

/** Measured on real servers. */
describe('what the stand-in hides', () => {
  let [standIn, client]: [StandIn | undefined, EventStoreDBClient | undefined] = [undefined, undefined];
  const server = (): StandIn => standIn as StandIn;
  const bare = (): EventStoreDBClient => client as EventStoreDBClient;
  const event = () => jsonEvent({ id: randomUUID(), type: 'CheckpointPassed', data: {} });
  const credentials = { username: 'admin', password: 'changeit' };
  const append = (count: number, expectedRevision: bigint | 'no_stream' = 'no_stream') =>
    bare().appendToStream('convoy-1', Array.from({ length: count }, event), {
      expectedRevision,
      credentials,
    });
  async function revisions(): Promise<number[]> {
    const found: number[] = [];
    for await (const read of bare().readStream('convoy-1', { fromRevision: START })) {
      found.push(Number(read.event?.revision));
    }
    return found;
  }
  async function inAll(): Promise<number[]> {
    const found: number[] = [];
    for await (const read of bare().readAll()) {
      if (read.event?.streamId === 'convoy-1') found.push(Number(read.event.revision));
    }
    return found;
  }

  beforeEach(async () => {
    standIn = await startStandIn();
    client = EventStoreDBClient.connectionString(standIn.url);
    await append(5);
  });
  afterEach(async () => {
    await client?.dispose();
    await standIn?.stop();
  });

  it.each([
    ['$tb', { truncateBefore: 3 }],
    ['$maxCount', { maxCount: 2 }],
  ])('is by %s a part of the stream, and of all streams after a scavenge only', async (_, metadata) => {
    await bare().setStreamMetadata('convoy-1', metadata);
    expect(await revisions()).toEqual([3, 4]);
    expect(await inAll()).toEqual([0, 1, 2, 3, 4]);
    server().scavenge();
    expect(await inAll()).toEqual([3, 4]);
    await append(1, 4n);
    expect((await revisions()).at(-1)).toBe(5);
  });

  it('is by $maxAge all of a stream, which exists nevertheless', async () => {
    await bare().setStreamMetadata('convoy-1', { maxAge: 0 });
    expect(await revisions()).toEqual([]);
    server().scavenge();
    expect(await inAll()).toEqual([4]);
  });

  it('is of a stream that was deleted everything, until it begins again after its last revision', async () => {
    await bare().deleteStream('convoy-1');
    await expect(revisions()).rejects.toThrow(StreamNotFoundError);
    expect(await inAll()).toHaveLength(5);
    expect(await append(1)).toMatchObject({ nextExpectedRevision: 5n });
    expect(await revisions()).toEqual([5]);
  });

  it('is of a stream with a tombstone everything for ever, with an error of its own', async () => {
    await bare().tombstoneStream('convoy-1');
    await expect(revisions()).rejects.toThrow(StreamDeletedError);
    await expect(append(1)).rejects.toThrow(StreamDeletedError);
    await expect(bare().appendToStream('convoy-1', event())).rejects.toThrow(StreamDeletedError);
    server().scavenge();
    expect((await inAll()).filter((revision) => revision < 5)).toEqual([]);
  });
});
