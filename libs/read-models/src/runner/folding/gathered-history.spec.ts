import { atOnce, NO_KEYS } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { type NewEvent } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyArrival, anyHistory } from '../../testing/any-history.js';
import { recordedIn } from '../../testing/recorded-events.js';
import { trips } from '../../trips/trips.projection.js';
import { kindOf } from '../projection/projection.js';
import { foldingGathered } from './fold-stream.js';
import { GatheredHistory } from './gathered-history.js';
import { readEvent } from './read-event.js';

const noneSkipped = (): undefined => undefined;

/** The state, and the rows of all tables. */
function foldedWhole(stream: string, events: readonly NewEvent[]): unknown {
  const kind = kindOf(trips, stream);
  const recorded = recordedIn(stream, events);
  const fold = kind.fold(recorded.map((event) => kind.read(event)));
  const tip = { stream, revision: events.length - 1, position: BigInt(events.length) };
  const rows = [...kind.rows(tip, fold)].map(([{ name }, cells]) => [name, new Set(cells)]);
  return { fold, rows };
}

function foldedInPortions(stream: string, events: readonly NewEvent[], unpacked: number): unknown {
  const kind = kindOf(trips, stream);
  const history = new GatheredHistory(kind, 0, unpacked);
  for (const event of recordedIn(stream, events)) history.add(readEvent(kind, event, noneSkipped, NO_KEYS));
  const { folded } = atOnce(foldingGathered(stream, kind, history));
  const rows = [...(folded?.wanted ?? [])].map(([name, cells]) => [name, new Set(cells.values())]);
  return { fold: folded?.fold, rows };
}

describe('a history that is folded in portions', () => {
  it('gives the state and the rows of one that is folded whole: any facts, any arrival, any portions', () => {
    const arrived = anyHistory.chain(anyArrival);
    fc.assert(
      fc.property(arrived, fc.integer({ min: 1, max: 9 }), (events, unpacked) => {
        for (const stream of new Set(events.map((each) => each.stream))) {
          const own = events.filter((each) => each.stream === stream).map(({ event }) => event);
          expect(foldedInPortions(stream, own, unpacked)).toEqual(foldedWhole(stream, own));
        }
      }),
      { numRuns: timesTried(40, 2000) },
    );
  }, 120_000);
});
