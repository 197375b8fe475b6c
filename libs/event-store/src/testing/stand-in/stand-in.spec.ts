import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  EventStoreDBClient,
  jsonEvent,
  MaxAppendSizeExceededError,
  UnavailableError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { type StandIn, startStandIn } from './stand-in.js';

/** The client as it comes: it appends in batches, which the adapter does not. */
describe('the stand-in, spoken to by the bare client', () => {
  let [standIn, client]: [StandIn | undefined, EventStoreDBClient | undefined] = [undefined, undefined];
  const server = (): StandIn => standIn as StandIn;
  const bare = (): EventStoreDBClient => client as EventStoreDBClient;
  const event = () =>
    jsonEvent({ id: randomUUID(), type: 'CheckpointPassed', data: { place: 'torkham-pk' } });

  beforeEach(async () => {
    standIn = await startStandIn({ maxAppendBytes: 2_000 });
    client = EventStoreDBClient.connectionString(standIn.url);
  });
  afterEach(async () => {
    await client?.dispose();
    await standIn?.stop();
  });

  it('takes batch appends, and the same one again as if it were the first', async () => {
    const [first, second] = [event(), event()];
    const answer = await bare().appendToStream('convoy-1', [first, second], {
      expectedRevision: 'no_stream',
    });
    expect(answer).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(
      await bare().appendToStream('convoy-1', [first, second], { expectedRevision: 'no_stream' }),
    ).toEqual(answer);
    expect(await bare().appendToStream('convoy-1', [first, second], { expectedRevision: 'any' })).toEqual(
      answer,
    );
    expect(server().count('convoy-1')).toBe(2);
  });

  it('refuses a batch append by name: a wrong revision, too many bytes', async () => {
    await bare().appendToStream('convoy-1', event());
    const refusal = bare().appendToStream('convoy-1', event(), { expectedRevision: 5n });
    await expect(refusal).rejects.toThrow(WrongExpectedVersionError);
    await expect(refusal).rejects.toMatchObject({ actualVersion: 0n, expectedVersion: 5n });
    const big = jsonEvent({ type: 'CheckpointPassed', data: { text: 'x'.repeat(3_000) } });
    await expect(bare().appendToStream('convoy-1', big)).rejects.toThrow(MaxAppendSizeExceededError);
    expect(server().count('convoy-1')).toBe(1);
  });

  it.each([true, false])('cuts a batch append off, written: %p', async (written) => {
    void server().play({ on: 'append', does: 'cut', written });
    await expect(bare().appendToStream('convoy-1', event())).rejects.toThrow(UnavailableError);
    expect(server().count('convoy-1')).toBe(written ? 1 : 0);
  });

  it.each([1, 2])(
    'keeps nothing of an append that is cut off after %d of three events',
    async (afterEvents) => {
      await standIn?.stop();
      standIn = await startStandIn();
      await client?.dispose();
      client = EventStoreDBClient.connectionString(standIn.url);
      // Called with credentials, the client appends by a call of its own, event by event.
      const credentials = { username: 'admin', password: 'changeit' };
      const events = Array.from({ length: 3 }, () =>
        jsonEvent({ type: 'CheckpointPassed', data: { text: 'x'.repeat(150_000) } }),
      );
      const met = standIn.play({ on: 'append', does: 'cut', afterEvents });
      await expect(bare().appendToStream('convoy-1', events, { credentials })).rejects.toThrow();
      await met;
      expect(server().count('convoy-1')).toBe(0);
      await bare().appendToStream('convoy-1', events, { credentials });
      expect(server().count('convoy-1')).toBe(3);
    },
  );

  it('answers what stands there already with its old place, and does not compare contents', async () => {
    const first = event();
    const answer = await bare().appendToStream('convoy-1', first, { expectedRevision: 'no_stream' });
    await bare().appendToStream('convoy-1', event(), { expectedRevision: 0n });
    const other = jsonEvent({ id: first.id, type: 'CheckpointPassed', data: { place: 'chaman-pk' } });
    expect(await bare().appendToStream('convoy-1', other, { expectedRevision: 'no_stream' })).toEqual(answer);
    expect(server().count('convoy-1')).toBe(2);
  });

  describe('without a quorum', () => {
    const revisions = async (): Promise<number[]> => {
      const found: number[] = [];
      for await (const { event: read } of bare().readStream('convoy-1')) found.push(Number(read?.revision));
      return found;
    };
    /** The answer to an append that is written and not replicated. */
    const inDoubt = async (): Promise<{ answer: Promise<unknown> }> => {
      await bare().appendToStream('convoy-1', event(), { expectedRevision: 'no_stream' });
      server().loseQuorum();
      const answer = bare().appendToStream('convoy-1', event(), { expectedRevision: 0n });
      answer.catch(() => undefined);
      while (server().count('convoy-1') < 2) await new Promise((resolve) => setImmediate(resolve));
      return { answer };
    };

    it('checks revisions against what is written, shows what is replicated, and answers no append', async () => {
      const { answer } = await inDoubt();
      const refusal = bare().appendToStream('convoy-1', event(), { expectedRevision: 0n });
      await expect(refusal).rejects.toMatchObject({ actualVersion: 1n, expectedVersion: 0n });
      expect(await revisions()).toEqual([0]);
      server().regainQuorum();
      expect(await answer).toMatchObject({ success: true, nextExpectedRevision: 1n });
      expect(await revisions()).toEqual([0, 1]);
    });

    it('loses what another leader never had', async () => {
      await inDoubt();
      server().regainQuorum('truncated');
      expect(await revisions()).toEqual([0]);
      const next = await bare().appendToStream('convoy-1', event(), { expectedRevision: 0n });
      expect(next).toMatchObject({ success: true, nextExpectedRevision: 1n });
      expect(await revisions()).toEqual([0, 1]);
    });
  });

  it('fails, as the real server does, where a read begins at a place no record begins at', async () => {
    const { position } = await bare().appendToStream('convoy-1', event());
    const between = (position?.commit ?? 0n) + 1n;
    const read = bare().readAll({ fromPosition: { commit: between, prepare: between } });
    await expect(read[Symbol.asyncIterator]().next()).rejects.toThrow('no record');
  });
});
