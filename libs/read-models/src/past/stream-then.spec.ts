import { atOnce, convoyStream, NO_KEYS } from '#kafila/domain';
import { dispatched, joined, june, passed, planned, timesTried } from '#kafila/domain/testing';
import { type EventReader, type RecordedEvent, type ReadStreamOptions } from '#kafila/event-store';
import { collectedHeap } from '#kafila/platform/testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kindOf } from '../runner/projection/projection.js';
import { trips } from '../trips/trips.projection.js';
import { anyArrival, anyHistory } from '../testing/any-history.js';
import { eventsOf } from '../testing/events-of.js';
import { recordedIn } from '../testing/recorded-events.js';
import { streamThen, type Wanted } from './stream-then.js';

type Reader = Pick<EventReader, 'readStream'>;
const MB = 1024 * 1024;

/** Gives pages of a stream of so many events, each made when it is asked for. */
function readerOf(length: number, eventAt: (revision: number) => RecordedEvent, atOnePage = 1000): Reader {
  return {
    readStream: (_, { from = 0 }: ReadStreamOptions = {}) => {
      const count = Math.max(0, Math.min(atOnePage, length - from));
      const events = Array.from({ length: count }, (__, i) => eventAt(from + i));
      return Promise.resolve({ events, exists: true, next: from + count < length ? from + count : null });
    },
  };
}

async function toldOf(reader: Reader, stream: string, wanted: Wanted, long?: number): Promise<unknown> {
  const { folding, ...told } = await streamThen(reader, stream, wanted, long);
  const { folded, parked } = atOnce(folding);
  return { ...told, parked, rows: [...(folded?.wanted ?? [])] };
}

describe('a stream at a pair of clocks', () => {
  it('is the same, however much of it is held: any facts, any arrival, any clocks, whatever is left out', () => {
    const arrived = anyHistory.chain(anyArrival);
    const at = fc.option(fc.integer({ min: 1, max: 28 }).map((day) => june(`${day} 10:00`)));
    return fc.assert(
      fc.asyncProperty(arrived, at, fc.nat(60), fc.nat(9), async (events, until, known, leftOut) => {
        for (const stream of new Set(events.map((each) => each.stream))) {
          const own = events.filter((each) => each.stream === stream).map(({ event }) => event);
          const recorded = recordedIn(stream, own);
          const reader = readerOf(recorded.length, (revision) => recorded[revision] as RecordedEvent, 7);
          const wanted = {
            kind: kindOf(trips, stream),
            clocks: { at: until, position: BigInt(known) },
            skipped: new Set(leftOut === 0 ? [2] : []),
            keys: NO_KEYS,
            shared: new Set(own.slice(0, 5).map(({ id }) => id)),
          };
          const whole = await toldOf(reader, stream, wanted);
          if (known > 0) expect(await toldOf(reader, stream, wanted, 0)).toEqual(whole);
        }
      }),
      { numRuns: timesTried(15, 500) },
    );
  }, 120_000);

  it('is not held as a whole where it is long', async () => {
    const stream = convoyStream('C-1');
    const decided = recordedIn(stream, eventsOf(stream, [planned(), joined('PK-A1'), dispatched()]));
    const [seen] = eventsOf(stream, [passed('peshawar', '3 10:00')]);
    const LENGTH = 12_000;
    const eventAt = (revision: number): RecordedEvent => {
      const note = Buffer.alloc(4000, `${revision} `).toString('latin1');
      const data = { ...seen?.data, note };
      const told = { ...(seen as RecordedEvent), id: `${revision}`, data, metadata: {} };
      const place = { stream, revision, position: BigInt(revision + 1), recordedAt: june('4 10:00') };
      return decided[revision] ?? { ...told, ...place };
    };
    const plain = readerOf(LENGTH, eventAt);
    const before = collectedHeap();
    let grown = 0;
    const reader: Reader = {
      readStream: (name, options) => {
        if (options?.from === LENGTH - 1000) grown = collectedHeap() - before;
        return plain.readStream(name, options);
      },
    };
    const clocks = { at: null, position: BigInt(LENGTH) };
    await streamThen(
      reader,
      stream,
      { kind: kindOf(trips, stream), clocks, skipped: new Set(), keys: NO_KEYS },
      2000,
    );
    expect(grown).toBeGreaterThan(0);
    expect(grown).toBeLessThan(16 * MB);
  }, 60_000);
});
