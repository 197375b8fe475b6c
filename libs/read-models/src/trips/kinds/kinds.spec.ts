import { inOrderOfOccurrence, type Recorded, type ReportRetracted } from '#kafila/domain';
import {
  joined,
  passed,
  planned,
  record,
  replaced,
  retracted,
  type Unrecorded,
  vehicle,
  vouched,
} from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { vehicleTable } from '../../tables/convoy/vehicle.table.js';
import { mentionTable } from '../../tables/streams/mention.table.js';
import { streamTable } from '../../tables/streams/stream.table.js';
import { type AnyUnrecorded, eventId, eventsOf } from '../../testing/events-of.js';
import { recordedIn } from '../../testing/recorded-events.js';
import { RowsOfStory } from '../../testing/rows-of-stream.js';
import { convoys } from './convoy.kind.js';
import { extendInOrder, type Folding } from './extend-in-order.js';
import { type Positioned } from './positioned.js';
import { reportOf } from './reports-in.js';
import { reportsTakenBack } from './reports-taken-back.js';

/** A fold that only keeps the ids; a fact extends it where it occurred after all others. */
const ids: Folding<Recorded, readonly Recorded[]> = {
  isFact: ({ event }) => event.type === 'CheckpointPassed',
  extends: (state, recorded) => state.every((other) => inOrderOfOccurrence(other, recorded) < 0),
  evolve: (state, recorded) => [...state, recorded],
};

function extended(known: readonly Unrecorded[], batch: readonly Unrecorded[]): readonly string[] | undefined {
  const all = record(...known, ...batch) as readonly Recorded[];
  const state = extendInOrder(ids, all.slice(0, known.length), all.slice(known.length));
  return state?.map(({ id }) => id);
}

describe('a fold that a batch extends', () => {
  const early = passed('peshawar', '3 06:00', { id: 'early' });
  const late = passed('jalalabad', '3 20:00', { id: 'late' });

  it('takes facts in the order of occurrence, however they came', () => {
    expect(extended([], [late, early])).toEqual(['early', 'late']);
  });

  it('takes decisions before facts, in the order in which they were taken', () => {
    const decisions = [joined('PK-B2', '1 09:00'), joined('PK-A1', '1 07:00')];
    const [first, second] = decisions.map(({ id }) => id);
    const anyTime: typeof ids = { ...ids, extends: () => true };
    const all: readonly Recorded[] = [...record(early), ...record(...decisions)];
    expect(extendInOrder(anyTime, [], all)?.map(({ id }) => id)).toEqual([first, second, 'early']);
  });

  it('takes the facts of a batch together where it can: what they change is copied once', () => {
    const portions: string[][] = [];
    const together: typeof ids = {
      ...ids,
      evolveFacts: (state, facts) => {
        portions.push(facts.map(({ id }) => id));
        return [...state, ...facts];
      },
    };
    const story: readonly Unrecorded[] = [joined('PK-A1', '1 07:00'), late, early];
    const all: readonly Recorded[] = record(...story);
    const anyTime: typeof ids = { ...together, extends: () => true };
    extendInOrder(anyTime, [], all);
    expect(portions).toEqual([['early', 'late']]);
    expect(extendInOrder(together, all.slice(1, 2), all.slice(2))).toBeUndefined();
  });

  it('counts a report once that is recorded twice in a batch, as a fold made anew does', () => {
    const known = [planned(), joined('PK-A1', '1 07:00'), early];
    const other = passed('jalalabad', '3 20:00', { id: 'late' });
    const last = passed('kabul', '4 06:00', { id: 'last' });
    const events = recordedIn('convoy-K-1', eventsOf('convoy-K-1', [...known, late, last, other, last]));
    const all = events.map((event) => convoys.read(event));
    const fold = convoys.fold(all.slice(0, known.length));
    expect(convoys.extend(fold, all.slice(known.length))).toEqual(convoys.fold(all));
    // Folded already: only from before it on.
    expect(extended([late], [late])).toBeUndefined();
  });

  it('has to be made anew where a fact occurred before one that is known', () => {
    expect(extended([late], [early])).toBeUndefined();
  });
});

describe('the reports that are taken back', () => {
  const history = (...story: readonly Unrecorded[]): readonly Recorded[] => record(...story);
  const fact = passed('peshawar', '3 06:00', { id: 'fact' });

  it('are those of retractions that stand', () => {
    const taken = reportsTakenBack(history(planned(), fact, retracted('fact', '4 06:00')));
    expect([...taken]).toEqual(['fact']);
  });

  it('are not those of a retraction that is taken back itself', () => {
    const first: Unrecorded<ReportRetracted> = retracted('fact', '4 06:00', { id: 'first' });
    const taken = reportsTakenBack(history(fact, first, retracted('first', '4 07:00', { id: 'second' })));
    expect([...taken]).toEqual(['first']);
  });

  it('are none without retractions', () => {
    expect(reportsTakenBack(history(planned(), fact)).size).toBe(0);
  });
});

describe('what the events of a stream name', () => {
  const mentions = (...story: readonly AnyUnrecorded[]): readonly string[] =>
    new RowsOfStory('convoy-K-1', [planned(), ...story])
      .in(mentionTable)
      .map(({ kind, key, position }) => `${kind} ${key} from ${position.toString()} on`);

  it('is kept from the first event on that names it', () => {
    const withCarnet = joined('PK-A1', '1 07:00', { carnetNumber: 'XC12345678' });
    const other = replaced('PK-A1', vehicle('PK-B2', { carnetNumber: 'XC12345678' }), '3 06:00');
    expect(mentions(withCarnet, other)).toEqual([
      'vehicle PK-A1 from 2 on',
      'carnet XC12345678 from 2 on',
      'vehicle PK-B2 from 3 on',
    ]);
  });

  it('is not kept where no convoy and no carnet could have such a name', () => {
    const story = [planned(), joined('PK-A1', '1 07:00', { carnetNumber: 'X'.repeat(501) })];
    const events = recordedIn('convoy-K-1', eventsOf('convoy-K-1', story));
    const { mentions } = convoys.fold(events.map((event) => convoys.read(event)));
    expect([...mentions.keys()]).toEqual(['vehicle PK-A1']);
  });

  it('begins with the first event of the stream', () => {
    expect(new RowsOfStory('convoy-K-1', [planned(), joined('PK-A1')]).in(streamTable)).toMatchObject([
      { stream: 'convoy-K-1', position: 1n, recorded_at: expect.stringMatching(/^2026-01-01T/) },
    ]);
  });

  it('leaves a fold as it was that goes on in a batch which is not written', () => {
    const events = recordedIn(
      'convoy-K-1',
      eventsOf('convoy-K-1', [planned(), joined('PK-A1'), joined('PK-B2')]),
    );
    const [first, ...others] = events.map((event) => convoys.read(event));
    const fold = convoys.fold(first ? [first] : []);
    const after = convoys.extend(fold, others);
    expect(fold.mentions.size).toBe(0);
    expect(after?.mentions.size).toBe(2);
    const again = after && convoys.extend(after, []);
    expect(again?.mentions).toBe(after?.mentions);
  });
});

describe('that the desk vouches for a report', () => {
  it('is no report itself, and changes no rows of one that counts', () => {
    const story = [planned(), joined('PK-A1'), passed('peshawar', '3 06:00', { id: 'r' })];
    const rows = new RowsOfStory('convoy-K-1', [...story, vouched('r', '9 10:00')]);
    expect(rows.in(vehicleTable)).toEqual(new RowsOfStory('convoy-K-1', story).in(vehicleTable));
    const events = recordedIn('convoy-K-1', eventsOf('convoy-K-1', [...story, vouched('r', '9 10:00')]));
    const reports = events.flatMap((event) => reportOf(convoys.read(event) as Positioned<Recorded>) ?? []);
    expect(reports.map(({ reportId }) => reportId)).toEqual([eventId('convoy-K-1', 'r')]);
  });
});
