import { timesTried } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { NO_KEYS } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import fc from 'fast-check';
import { eventsToFold, type ReadEvent, readEvent } from '../runner/folding/read-event.js';
import { kindOf } from '../runner/projection/projection.js';
import { anyArrival, anyHistory } from '../testing/any-history.js';
import { type WithMentions } from '../trips/kinds/with-mentions.js';
import { trips } from '../trips/trips.projection.js';
import { StepwiseFold } from './stepwise-fold.js';

const anyRecorded = anyHistory.chain(anyArrival).map((arrivals): readonly RecordedEvent[] => {
  const lengths = new Map<string, number>();
  return arrivals.map(({ stream, event }, at) => {
    const revision = lengths.get(stream) ?? 0;
    lengths.set(stream, revision + 1);
    const recordedAt = new Date(1_750_000_000_000 + at).toISOString();
    return { ...event, stream, revision, position: BigInt(at + 1), recordedAt };
  });
});

/** What the projection would have at this moment: the fold of the longest beginning that can be folded. */
function naiveState(stream: string, history: readonly ReadEvent[]): unknown {
  const kind = kindOf(trips, stream);
  for (let end = history.length; end > 0; end--) {
    try {
      return (kind.fold(eventsToFold(kind, history.slice(0, end))) as WithMentions<unknown>).state;
    } catch {
      continue;
    }
  }
  return undefined;
}

describe('a stream folded event by event', () => {
  it('is after each event what its kind folds of all of them, whatever order they come in', () => {
    fc.assert(
      fc.property(anyRecorded, (events) => {
        const streams = new Map<string, { folded: StepwiseFold; history: ReadEvent[] }>();
        for (const event of events) {
          const { stream } = event;
          const known = streams.get(stream) ?? { folded: new StepwiseFold(stream), history: [] };
          streams.set(stream, known);
          const one = readEvent(kindOf(trips, stream), event, () => undefined, NO_KEYS);
          known.history.push(one);
          known.folded.add([one]);
          expect(known.folded.state).toEqual(naiveState(stream, known.history));
        }
      }),
      { numRuns: timesTried(5, 25) },
    );
  });

  it('is in the end the same in whatever order its events are added', () => {
    const shuffled = anyRecorded.chain((events) =>
      fc.shuffledSubarray([...events], { minLength: events.length, maxLength: events.length }),
    );
    fc.assert(
      fc.property(shuffled, (events) => {
        for (const stream of new Set(events.map((event) => event.stream))) {
          const kind = kindOf(trips, stream);
          const history = events
            .filter((event) => event.stream === stream)
            .map((event) => readEvent(kind, event, () => undefined, NO_KEYS));
          const folded = new StepwiseFold(stream);
          for (const one of history) folded.add([one]);
          expect(folded.state).toEqual(naiveState(stream, history));
        }
      }),
      { numRuns: timesTried(5, 25) },
    );
  });

  it('folds what nobody looks at in between once, and the same comes of it', () => {
    fc.assert(
      fc.property(anyRecorded, fc.nat(), (events, some) => {
        for (const stream of new Set(events.map((event) => event.stream))) {
          const kind = kindOf(trips, stream);
          const history = events
            .filter((event) => event.stream === stream)
            .map((event) => readEvent(kind, event, () => undefined, NO_KEYS));
          const folded = new StepwiseFold(stream);
          const first = some % (history.length + 1);
          const work = [
            ...folded.addingAll(history.slice(0, first)),
            ...folded.addingAll(history.slice(first)),
          ];
          expect(folded.state).toEqual(naiveState(stream, history));
          expect(work.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(2 * history.length);
        }
      }),
      { numRuns: timesTried(5, 25) },
    );
  });
});
