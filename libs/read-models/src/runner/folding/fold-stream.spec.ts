import { describe, expect, it } from '@jest/globals';
import { NO_KEYS } from '#kafila/domain';
import { type NewEvent } from '#kafila/event-store';
import fc from 'fast-check';
import { fillTables, filling } from '../../tables/descriptor/filled-rows.js';
import { added, counterKind, counterTable, garbled, takenBack } from '../../testing/counter.kind.js';
import { recordedIn } from '../../testing/recorded-events.js';
import { type StreamKind } from '../projection/projection.js';
import { eventsAfter, extendStream, foldHistory, type Outcome } from './fold-stream.js';
import { type EarlierFold } from './known-stream.js';
import { type ReadEvent, readEvent } from './read-event.js';

const STREAM = 'counter-c';
const kind = counterKind as StreamKind;

function read(events: readonly NewEvent[]): readonly ReadEvent[] {
  return recordedIn(STREAM, events).map((event) => readEvent(kind, event, () => undefined, NO_KEYS));
}

function fold(events: readonly NewEvent[], from = 0): Outcome {
  return foldHistory(STREAM, kind, read(events), from);
}

/** What stands in the row: sum and number of amounts. */
function rowOf({ folded }: Outcome): unknown {
  return folded?.wanted.get('counters')?.get('c')?.slice(1);
}

function knownAfter(events: readonly NewEvent[]): EarlierFold {
  const { folded } = fold(events);
  const revision = events.length - 1;
  return { fold: folded?.fold, revision };
}

/** Extends what is known after `before` by the events after them, of which the batch may hold some again. */
function extend(before: readonly NewEvent[], after: readonly NewEvent[], again = 0) {
  const all = read([...before, ...after]);
  return extendStream(STREAM, kind, knownAfter(before), all.slice(before.length - again));
}

const isFolded = (outcome: Outcome | 'history-needed'): Outcome => {
  if (outcome === 'history-needed') throw new Error('The history is needed.');
  return outcome;
};

describe('a stream that is extended', () => {
  it('stands where its last event is', () => {
    const outcome = isFolded(extend([added('a', 1)], [added('b', 2), added('c', 4)]));
    expect(rowOf(outcome)).toEqual([7, 3]);
    expect(outcome.folded?.tip).toEqual({ stream: STREAM, revision: 2, position: 3n });
    expect(outcome.parked).toBeUndefined();
  });

  it('begins with its first event', () => {
    const events = read([added('a', 1), added('b', 2)]);
    expect(rowOf(isFolded(extendStream(STREAM, kind, undefined, events)))).toEqual([3, 2]);
  });

  it('takes an event once that a subscription delivers again', () => {
    expect(rowOf(isFolded(extend([added('a', 1), added('b', 2)], [added('c', 4)], 2)))).toEqual([7, 3]);
  });

  it('stays as it is where everything was taken before', () => {
    const known = [added('a', 1), added('b', 2)];
    expect(extendStream(STREAM, kind, knownAfter(known), read(known))).toEqual({});
  });

  it('needs its history where an event is missing', () => {
    const events = read([added('a', 1), added('b', 2), added('c', 4)]);
    expect(extendStream(STREAM, kind, knownAfter([added('a', 1)]), events.slice(2))).toBe('history-needed');
    expect(extendStream(STREAM, kind, undefined, events.slice(1))).toBe('history-needed');
  });

  it('needs its history where an event cannot be read, cannot be digested, or comes late', () => {
    expect(extend([added('a', 1)], [garbled('b')])).toBe('history-needed');
    expect(extend([added('a', 1)], [added('b', -2)])).toBe('history-needed');
    expect(extend([added('a', 1)], [added('b', 13)])).toBe('history-needed');
  });
});

describe('a stream that is folded anew', () => {
  it('stands where its last event is', () => {
    expect(rowOf(fold([added('a', 1), added('b', 13)]))).toEqual([14, 2]);
  });

  it('is parked at the event after the longest beginning that can be folded', () => {
    const outcome = fold([added('a', 1), added('b', 2), added('c', -9), added('d', 1)]);
    expect(rowOf(outcome)).toEqual([3, 2]);
    expect(outcome.parked).toEqual({
      ...{ stream: STREAM, revision: 2, position: 3n },
      reason: 'The sum would be -6.',
    });
  });

  it('goes on where a later event makes it digestible again', () => {
    const outcome = fold([added('a', 1), garbled('b'), added('c', 2), takenBack('d', 'b')]);
    expect(rowOf(outcome)).toEqual([3, 2]);
    expect(outcome.parked).toBeUndefined();
  });

  it('is parked without rows where its first event cannot be digested', () => {
    const outcome = fold([garbled('a'), added('b', 1)]);
    expect(outcome).toEqual({
      parked: { stream: STREAM, revision: 0, position: 1n, reason: 'It is garbled.' },
    });
  });

  it('does not go back to where it stood before', () => {
    expect(fold([added('a', 1), added('b', 2), garbled('c')], 2)).toEqual({
      parked: { stream: STREAM, revision: 2, position: 3n, reason: 'It is garbled.' },
    });
  });

  it('is the same in whatever portions its events come', () => {
    const anyEvent = fc
      .tuple(fc.constantFrom('add', 'garble', 'take back'), fc.integer({ min: -3, max: 13 }), fc.nat(9))
      .map(([what, amount, of]) => (label: string) => {
        if (what === 'garble') return garbled(label);
        return what === 'add' ? added(label, amount) : takenBack(label, `event ${of}`);
      });
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 9 }), fc.nat(9), (makers, cut) => {
        const events = makers.map((make, i) => make(`event ${i}`));
        const first = read(events).slice(0, cut);
        const before = foldHistory(STREAM, kind, first, 0);
        const from = before.parked?.revision ?? first.length;
        const after = foldHistory(STREAM, kind, read(events), from);
        const whole = foldHistory(STREAM, kind, read(events), 0);
        expect(rowOf(after) ?? rowOf(before)).toEqual(rowOf(whole));
        expect(after.parked ?? (from === events.length ? before.parked : undefined)).toEqual(whole.parked);
      }),
    );
  });

  it('is parked where its rows are not its own, or two of them have one key', () => {
    const with2 = (
      rows: readonly { readonly stream: string; readonly sum: number; readonly count: number }[],
    ) => ({
      ...kind,
      rows: () => fillTables([filling(counterTable, () => rows)], undefined),
    });
    const one = { stream: STREAM, sum: 1, count: 1 };
    const [event] = [read([added('a', 1)])];
    const reasonOf = (rows: Parameters<typeof with2>[0]) =>
      foldHistory(STREAM, with2(rows), event, 0).parked?.reason;
    expect(reasonOf([{ ...one, stream: 'counter-d' }])).toBe('A row of counters is not one of counter-c.');
    expect(reasonOf([one, { ...one, sum: 2 }])).toBe('Two rows of counters have one key.');
  });
});

describe('events after a revision', () => {
  it('are those that are new', () => {
    const events = read([added('a', 1), added('b', 2), added('c', 4)]);
    expect(eventsAfter(events, -1)).toBe(events);
    expect(eventsAfter(events, 1).map(({ revision }) => revision)).toEqual([2]);
    expect(eventsAfter(events, 2)).toEqual([]);
  });
});
