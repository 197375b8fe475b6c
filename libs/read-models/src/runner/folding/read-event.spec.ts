import { describe, expect, it } from '@jest/globals';
import { NO_KEYS } from '#kafila/domain';
import { type NewEvent } from '#kafila/event-store';
import { added, counterKind, garbled, takenBack } from '../../testing/counter.kind.js';
import { recordedIn } from '../../testing/recorded-events.js';
import { eventsToFold, readableOf, type ReadEvent, readEvent } from './read-event.js';

const STREAM = 'counter-c';

function readAll(events: readonly NewEvent[], skipped: readonly number[] = []): readonly ReadEvent[] {
  return recordedIn(STREAM, events).map((event) =>
    readEvent(counterKind, event, (stream) => (stream === STREAM ? new Set(skipped) : undefined), NO_KEYS),
  );
}

/** As the runner does, which knows kinds of any events. */
const toFold = (history: readonly ReadEvent[]): readonly unknown[] =>
  eventsToFold(counterKind as Parameters<typeof eventsToFold>[0], history);

describe('an event that is read', () => {
  it('keeps its place', () => {
    expect(readAll([added('a', 1), added('b', 2)])[1]).toMatchObject({
      ...{ id: added('b', 2).id, revision: 1, position: 2n },
      event: { amount: 2 },
    });
  });

  it('says why it could not be read', () => {
    expect(readAll([garbled('a')])[0]).toMatchObject({ revision: 0, unreadable: 'It is garbled.' });
  });

  it('is not even read where a person left it out', () => {
    expect(readAll([garbled('a')], [0])[0]).toMatchObject({ skipped: true });
  });
});

describe('the events to fold', () => {
  it('are all that could be read, in their order', () => {
    const history = readAll([added('a', 1), added('b', 2), added('c', 3)], [1]);
    expect(readableOf(history)).toMatchObject([{ amount: 1 }, { amount: 3 }]);
    expect(toFold(history)).toMatchObject([{ amount: 1 }, { amount: 3 }]);
  });

  it('cannot be told where one could not be read', () => {
    expect(() => toFold(readAll([added('a', 1), garbled('b')]))).toThrow('It is garbled.');
  });

  it('leave out one that could not be read and is taken back', () => {
    const history = readAll([garbled('b'), added('a', 1), takenBack('c', 'b')]);
    expect(toFold(history)).toMatchObject([{ amount: 1 }, { of: garbled('b').id }]);
  });

  it('do not leave out another one for it', () => {
    const history = readAll([garbled('b'), garbled('d'), takenBack('c', 'b')]);
    expect(() => toFold(history)).toThrow('It is garbled.');
  });
});
