import { atOnce, NO_KEYS } from '#kafila/domain';
import { joinedAll, planned, timesTried, type Unrecorded } from '#kafila/domain/testing';
import { type RecordedEvent } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldHistory, type Outcome } from '../runner/folding/fold-stream.js';
import { type ReadEvent, readEvent } from '../runner/folding/read-event.js';
import { kindOf } from '../runner/projection/projection.js';
import { anyArrival, anyHistory } from '../testing/any-history.js';
import { eventsOf } from '../testing.js';
import { type WithMentions } from '../trips/kinds/with-mentions.js';
import { trips } from '../trips/trips.projection.js';
import { foldingHistory } from './folding-history.js';

type New = Pick<RecordedEvent, 'id' | 'type' | 'data' | 'metadata'>;

function readOf(stream: string, events: readonly New[]): readonly ReadEvent[] {
  const recordedAt = '2025-06-15T15:06:40.000Z';
  return events.map((event, revision) => {
    const recorded = { ...event, stream, revision, position: BigInt(revision + 1), recordedAt };
    return readEvent(kindOf(trips, stream), recorded, () => undefined, NO_KEYS);
  });
}

function stateOf({ folded, parked }: Outcome): unknown {
  return { state: (folded?.fold as WithMentions<unknown> | undefined)?.state, parked };
}

describe('a history folded in turns', () => {
  it('comes to what it comes to at once, decisions and retractions anywhere in it', () => {
    fc.assert(
      fc.property(anyHistory.chain(anyArrival), fc.nat(3), (arrivals, short) => {
        for (const stream of new Set(arrivals.map((arrival) => arrival.stream))) {
          const own = arrivals.filter((arrival) => arrival.stream === stream).map(({ event }) => event);
          const [kind, history] = [kindOf(trips, stream), readOf(stream, own)];
          const inTurns = atOnce(foldingHistory(stream, kind, history, short));
          expect(stateOf(inTurns)).toEqual(stateOf(foldHistory(stream, kind, history, 0)));
        }
      }),
      { numRuns: timesTried(15, 100) },
    );
  });

  it('gives others their turn between the decisions of a convoy of many vehicles', () => {
    const stream = 'convoy-many';
    const kind = kindOf(trips, stream);
    const vehicles = Array.from({ length: 1200 }, (_, i) => `PK-T${i}`);
    const story: readonly Unrecorded[] = [planned(), ...joinedAll(...vehicles)];
    const history = readOf(stream, eventsOf(stream, story));
    const atOneTime: number[] = [];
    const counted: typeof kind = {
      ...kind,
      fold(events) {
        atOneTime.push(events.length);
        return kind.fold(events);
      },
      extend(state, events) {
        atOneTime.push(events.length);
        return kind.extend(state, events);
      },
    };
    atOnce(foldingHistory(stream, counted, history));
    expect(atOneTime.reduce((sum, many) => sum + many, 0)).toBe(history.length);
    expect(Math.max(...atOneTime)).toBeLessThanOrEqual(200);
  });
});
