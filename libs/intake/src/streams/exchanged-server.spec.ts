import {
  acceptLoss,
  type Anchors,
  COPIES_STREAM,
  type EventStore,
  EventStoreChanged,
  noteOfCopy,
  noteOfReturn,
  NO_ANCHORS,
  openEventStoreDb,
} from '#kafila/event-store';
import { EVERY_SERVER, freshName, type StandIn, startStandIn } from '#kafila/event-store/testing';
import { Metrics } from '#kafila/platform';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { MeasuredStore } from './measured-store.js';
import { SameStore } from './same-store.js';
import { StreamWriters } from './stream-writers.js';
import { type OfferedFact } from './waiting-facts.js';

let standIn: StandIn;
let store: EventStore;
let same: SameStore;
let writers: StreamWriters;
const fatal: unknown[] = [];

beforeEach(async () => {
  standIn = await startStandIn();
  store = await openEventStoreDb({
    url: standIn.url,
    deadlineMs: 1_000,
    patienceMs: 5_000,
    showsWithinMs: 0,
  });
  fatal.length = 0;
  // Nobody confirms at intervals here: only the connection tells.
  same = new SameStore(store, {
    fatal: (facts: object) => fatal.push(facts),
    warn: () => undefined,
  } as never);
  writers = new StreamWriters(new MeasuredStore(store, new Metrics(), same), undefined, same);
  await same.confirm();
});
afterEach(async () => {
  await store.close();
  await standIn.stop();
});

function fact(): OfferedFact {
  const [id, reportId] = [uuidv7(), uuidv7()];
  const event = { id, type: 'CarnetAccepted', data: {}, metadata: { reportId, digest: reportId } };
  return { digest: reportId, begins: true, bytes: 300, event };
}

async function record(offered: OfferedFact, stream = 'carnet-XC1'): Promise<unknown> {
  const [recording] = await writers.of(stream).record([offered]);
  return recording?.outcome === 'failed' ? recording.error : recording?.outcome;
}

describe('an intake whose server, a stand-in because no real one can be emptied, gets other data while it runs', () => {
  it.each([
    ['none', false],
    ['an older copy', true],
  ])(
    'gives no receipt over the next connection where it got %s, neither a new one nor one of before',
    async (_, older) => {
      const first = fact();
      expect(await record(first)).toBe('recorded');
      const backup = older ? standIn.backUp() : undefined;
      const [second, third] = [fact(), fact()];
      expect(await record(second)).toBe('recorded');
      const right = standIn.backUp();
      standIn.putBack(backup);
      // A moment, until the cut is noticed.
      await store.head();
      expect(await record(second)).toBeInstanceOf(EventStoreChanged);
      expect(await record(third).catch((error: unknown) => error)).toBeInstanceOf(EventStoreChanged);
      expect(await record(fact(), 'carnet-XC2').catch((error: unknown) => error)).toBeInstanceOf(
        EventStoreChanged,
      );
      expect(standIn.count('carnet-XC2')).toBe(0);
      expect(fatal).toHaveLength(1);

      standIn.putBack(right);
      await same.confirm();
      expect([await record(second), await record(third)]).toEqual(['duplicate', 'recorded']);
    },
  );

  it('records anew what is sent again once the loss is accepted, also what waited for that', async () => {
    const [kept, lost] = [fact(), fact()];
    await record(kept);
    const backup = standIn.backUp();
    await record(lost);
    standIn.putBack(backup);
    await acceptLoss(store, { by: 'amina', reason: 'the disk broke', found: [] });
    expect([await record(lost), await record(kept)]).toEqual(['recorded', 'duplicate']);
  });

  it('takes nothing in on a server that was copied to another store while it runs, until a person goes back', async () => {
    const before = fact();
    await record(before);
    await store.append(
      COPIES_STREAM,
      [noteOfCopy({ to: 'esdb://new:2113', at: '2026-03-01T00:00:00Z' })],
      'any',
    );
    await expect(same.confirm()).rejects.toThrow('This event store was copied to esdb://new:2113');
    expect(await record(before).catch((error: unknown) => error)).toBeInstanceOf(EventStoreChanged);
    await store.append(COPIES_STREAM, [noteOfReturn({ by: 'amina', reason: 'tried out' })], 'any');
    await same.confirm();
    expect(await record(before)).toBe('duplicate');
  });

  it('goes on where a leader shows what it has a moment later', async () => {
    const before = fact();
    await record(before);
    standIn.loseQuorum();
    const late = record(fact());
    standIn.regainQuorum();
    expect(await late).toBe('recorded');
    same.doubt();
    expect(await record(before)).toBe('duplicate');
    expect(fatal).toEqual([]);
  });
});

describe.each(EVERY_SERVER)('an intake on $name', ({ emptyStores }) => {
  it('takes nothing in while the rows know another store, and goes on with its own', async () => {
    const stores = await emptyStores();
    try {
      const opened = await stores.open();
      const [stream, offered] = [freshName('carnet'), fact()];
      const known = { stream: freshName('convoy'), revision: 3, id: uuidv7(), position: 7n };
      let rows: Anchors = { events: [known], firstEvent: uuidv7(), losses: 0 };
      const log = { fatal: () => undefined, warn: () => undefined } as never;
      const watching = new SameStore(opened, log, () => Promise.resolve(rows));
      writers = new StreamWriters(new MeasuredStore(opened, new Metrics(), watching), undefined, watching);
      await expect(watching.confirm()).rejects.toThrow('it is another store');
      expect(await record(offered, stream).catch((error: unknown) => error)).toBeInstanceOf(
        EventStoreChanged,
      );
      expect(await opened.readStream(stream)).toMatchObject({ exists: false });
      rows = NO_ANCHORS;
      await watching.confirm();
      expect(await record(offered, stream)).toBe('recorded');
      const [event] = (await opened.readStream(stream)).events;
      rows = { events: event ? [event] : [], firstEvent: event?.id ?? null, losses: 0 };
      watching.doubt();
      expect(await record(offered, stream)).toBe('duplicate');
      expect(watching.isSure).toBe(true);
    } finally {
      await stores.stop();
    }
  }, 120_000);
});
