import { timesTried } from '#kafila/domain/testing';
import { type EventStore, type NewEvent, type RecordedEvent } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Ledger, type LedgerEntry } from './ledger.js';

const STREAM = 'convoy-c1';

function report(n: number, digest = `digest of ${n}`): NewEvent {
  const id = `01926f3a-7c1e-7d2a-9b7e-${String(n).padStart(12, '0')}`;
  return { id, type: 'CheckpointPassed', data: {}, metadata: { digest } };
}

function recorded(events: readonly NewEvent[]): readonly RecordedEvent[] {
  return events.map((event, revision) => ({
    ...{ ...event, stream: STREAM, revision, position: BigInt(revision + 1) },
    recordedAt: '2026-03-01T00:00:00.000Z',
  }));
}

/** A store that has one stream, and counts what is read of it. */
function storeOf(events: readonly RecordedEvent[]): { store: EventStore; reads: { from: number }[] } {
  const reads: { from: number }[] = [];
  const readStream: EventStore['readStream'] = (_, { from = 0, limit = 500 } = {}) => {
    reads.push({ from });
    const next = from + limit < events.length ? from + limit : null;
    return Promise.resolve({ events: events.slice(from, from + limit), exists: true, next });
  };
  return { store: { readStream } as unknown as EventStore, reads };
}

async function caughtUp(store: EventStore, most?: number): Promise<Ledger> {
  const ledger = new Ledger(most);
  await ledger.catchUp(store, STREAM);
  return ledger;
}

async function found(ledger: Ledger, store: EventStore, ids: readonly string[]): Promise<unknown> {
  await ledger.recall(store, STREAM, ids);
  return ids.map((id): LedgerEntry | undefined => ledger.find(id));
}

describe('the ledger of a long stream', () => {
  it('knows every report as one that keeps them all, however few it keeps whole', async () => {
    const numbers = fc.array(fc.nat(60), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(
        numbers,
        fc.array(numbers),
        fc.integer({ min: 1, max: 12 }),
        async (told, asked, most) => {
          const { store } = storeOf(recorded(told.map((n, i) => report(n, `digest ${i}`))));
          const [whole, short] = [await caughtUp(store, 1000), await caughtUp(store, most)];
          for (const some of asked) {
            const ids = some.map((n) => report(n).id);
            expect(await found(short, store, ids)).toEqual(await found(whole, store, ids));
          }
        },
      ),
      { numRuns: timesTried(100, 2000) },
    );
  });

  it('takes a fifth of what whole entries take, or less', async () => {
    const { store } = storeOf(
      recorded(Array.from({ length: 12_000 }, (_, n) => report(n, String(n).padStart(64)))),
    );
    const [whole, short] = [await caughtUp(store, Infinity), await caughtUp(store, 200)];
    expect(short.weight / whole.weight).toBeLessThan(0.25);
  });

  it('reads nothing for reports that are new, and for ones that are sent again together a page', async () => {
    const { store, reads } = storeOf(recorded(Array.from({ length: 3000 }, (_, n) => report(n))));
    const ledger = await caughtUp(store, 500);
    reads.length = 0;
    const next = Array.from({ length: 100 }, (_, n) => report(5000 + n).id);
    expect(await found(ledger, store, next)).toEqual(next.map(() => undefined));
    expect(reads).toEqual([]);
    const again = Array.from({ length: 100 }, (_, n) => report(700 + n).id);
    expect(await found(ledger, store, again)).toMatchObject(
      again.map((_, n) => ({ digest: `digest of ${700 + n}`, placement: { revision: 700 + n } })),
    );
    expect(reads).toEqual([{ from: 700 }]);
  });
});
