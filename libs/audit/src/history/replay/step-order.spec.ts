import { describe, expect, it } from '@jest/globals';
import { atOnce, NO_KEYS } from '#kafila/domain';
import { carnetAccepted, retracted, timesTried } from '#kafila/domain/testing';
import { type RecordedEvent } from '#kafila/event-store';
import { type AnyUnrecorded, asItHappened, eventsOf } from '#kafila/read-models/testing';
import fc from 'fast-check';
import { type HistoryEvent, readHistory } from '../fold/recorded-history.js';
import { momentOf, orderedEvents } from './step-order.js';

const STREAM = 'carnet-XC12345678';

// Few reports, and more retractions of retractions than of reports: chains, rings, and chains that lead to rings.
const day = fc.integer({ min: 1, max: 6 });
const report = fc
  .record({ name: fc.constantFrom('r-0', 'r-1'), day })
  .map(({ name, day }): AnyUnrecorded => ({ ...carnetAccepted('peshawar', `${day} 08:00`), id: name }));
const takenBack = fc.constantFrom('r-0', 'r-1', 'never-reported', 'b-0', 'b-1', 'b-2', 'b-3', 'b-4');
const anyReports = fc
  .tuple(
    fc.uniqueArray(report, { selector: ({ id }) => id }),
    fc.array(fc.tuple(takenBack, day), { maxLength: 5 }),
  )
  .map(([reports, retractions]) => [
    ...reports,
    ...retractions.map(([of, on], i) => retracted(of, `${on} 08:00`, { id: `b-${i}` })),
  ]);
/** In any order of recording, some of them twice. */
const anyRecorded = anyReports
  .chain((reports) =>
    fc.tuple(fc.shuffledSubarray(reports, { minLength: reports.length }), fc.subarray(reports)),
  )
  .map(([once, again]) => recordedIn([...once, ...again]));

function recordedIn(story: readonly AnyUnrecorded[]): readonly RecordedEvent[] {
  return eventsOf(STREAM, story).map((event, revision) => ({
    ...event,
    ...{ stream: STREAM, revision, position: BigInt(revision + 1), recordedAt: '2023-07-01T00:00:00.000Z' },
  }));
}

function historyOf(recorded: readonly RecordedEvent[]): Promise<readonly HistoryEvent[]> {
  const store = { readStream: () => Promise.resolve({ events: recorded, exists: true, next: null }) };
  return readHistory(store, {
    streams: [STREAM],
    position: BigInt(recorded.length),
    skipped: [],
    keys: NO_KEYS,
  });
}

/** What a replay in the order of occurrence has folded by an instant. */
async function foldedBy(recorded: readonly RecordedEvent[], at: string): Promise<readonly bigint[]> {
  const history = await historyOf(recorded);
  const steps = atOnce(orderedEvents(history, 'occurrence')).filter(({ event }) => momentOf(event) <= at);
  return steps.flatMap(({ folded }) => folded.map((one) => one.recorded.position)).sort();
}

describe('the steps in the order of occurrence', () => {
  it('have folded by any instant what a read with this instant counts, whatever was taken back', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecorded, day, async (recorded, on) => {
        const at = `2023-06-0${on}T12:00:00.000Z`;
        const counted = asItHappened(recorded, at).map(({ position }) => position);
        expect(await foldedBy(recorded, at)).toEqual(counted.sort());
      }),
      { numRuns: timesTried(100, 1000) },
    );
  });

  it('look at each event of a long chain of retractions a few times, not at the whole chain for each', async () => {
    const looksOf = async (long: number): Promise<number> => {
      const chain = Array.from({ length: long }, (_, i) =>
        retracted(`b-${i + 1}`, `${1 + (i % 6)} 08:00`, { id: `b-${i}` }),
      );
      let looks = 0;
      const counted = (await historyOf(recordedIn(chain))).map((event): HistoryEvent => ({
        ...event,
        get shown() {
          looks++;
          return event.shown;
        },
      }));
      const steps = atOnce(orderedEvents(counted, 'occurrence'));
      expect(steps.flatMap(({ folded }) => folded)).toHaveLength(long);
      return looks;
    };
    const [once, twice] = [await looksOf(300), await looksOf(600)];
    expect(twice / once).toBeLessThan(2.5);
  });
});
