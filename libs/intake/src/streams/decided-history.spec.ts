import { type ConvoyEvent, foldConvoy, type Recorded } from '#kafila/domain';
import { anyFacts, passed, planned, record, timesTried, type Unrecorded } from '#kafila/domain/testing';
import { type EventStore, type RecordedEvent } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CONVOY } from './decided-convoy.js';
import { DecidedHistory } from './decided-history.js';

const STREAM = 'convoy-c1';

function recordedOf(...story: readonly Unrecorded[]): readonly Recorded<ConvoyEvent>[] {
  return record(...story);
}

/** A store of one stream, in pages of so many events. */
function storeOf(history: readonly Recorded[], limit: number): Pick<EventStore, 'readStream'> {
  const events = history.map(
    ({ revision, event }) => ({ revision, type: event.type, data: event.data }) as unknown as RecordedEvent,
  );
  return {
    readStream: (_, { from = 0 } = {}) => {
      const next = from + limit < events.length ? from + limit : null;
      return Promise.resolve({ events: events.slice(from, from + limit), exists: events.length > 0, next });
    },
  };
}

function kindOf(history: readonly Recorded<ConvoyEvent>[]): typeof CONVOY {
  const read = ({ revision }: RecordedEvent): Recorded<ConvoyEvent> => {
    const event = history[revision];
    if (!event) throw new Error('There is no such event.');
    return event;
  };
  return { ...CONVOY, read };
}

describe('the history that a decision is taken on', () => {
  it('gives the state of the whole stream, whatever its pages are', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacts, fc.integer({ min: 1, max: 9 }), async (facts, limit) => {
        const whole = recordedOf(planned(), ...facts);
        const history = await DecidedHistory.read(kindOf(whole), storeOf(whole, limit), STREAM);
        expect(await history.fold()).toEqual(foldConvoy(whole));
        expect([history.revision, history.decisions.length]).toEqual([whole.length - 1, 1]);
      }),
      { numRuns: timesTried(30, 1000) },
    );
  });

  it('ends before the event that it is asked for up to', async () => {
    const whole = recordedOf(planned(), passed('peshawar', '3 06:00'), passed('jalalabad', '3 20:00'));
    const history = await DecidedHistory.read(
      kindOf(whole),
      storeOf(whole, 5),
      STREAM,
      ({ revision }) => revision === 2,
    );
    expect(await history.fold()).toEqual(foldConvoy(whole.slice(0, 2)));
    expect(history.end?.revision).toBe(2);
  });

  it('is none where the stream does not exist', async () => {
    const history = await DecidedHistory.read(CONVOY, storeOf([], 5), STREAM);
    expect([history.revision, await history.fold()]).toEqual([-1, null]);
  });

  it('tells the decisions of a stream that cannot be folded', async () => {
    const whole = recordedOf(planned(), passed('peshawar', '3 06:00'));
    const history = await DecidedHistory.read(kindOf(whole.slice(0, 1)), storeOf(whole, 5), STREAM);
    expect(history.decisions).toHaveLength(1);
    await expect(history.fold()).rejects.toThrow('There is no such event.');
  });
});
