import { type RecordedEvent } from '#kafila/event-store';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { inOrderOfOccurrence, placedOf } from './in-order-of-occurrence.js';
import { recorded } from './testing/recorded-events.js';

/** A store of these events; its pages are as small as they are asked for. */
function storeOf(events: readonly RecordedEvent[]) {
  return {
    readStream: (stream: string, { from = 0, limit = 1000 }: { from?: number; limit?: number } = {}) => {
      const all = events.filter((event) => event.stream === stream);
      const page = all.slice(from, from + limit);
      const next = from + limit < all.length ? from + limit : null;
      return Promise.resolve({ events: page, exists: all.length > 0, next });
    },
  };
}

async function ordered(events: readonly RecordedEvent[]): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for await (const event of inOrderOfOccurrence(storeOf(events), events.map(placedOf))) all.push(event);
  return all;
}

describe('events in the order in which they occurred', () => {
  it('are all of them, each once, whatever order they were recorded in', async () => {
    const happened = fc.tuple(
      fc.constantFrom('convoy-K-1', 'carnet-XC12345678'),
      fc.integer({ min: 0, max: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(happened, { maxLength: 700 }), async (story) => {
        const events = recorded(
          ...story.map(
            ([stream, minute]) =>
              [
                stream,
                'VehiclesHalted',
                { occurredAt: new Date(Date.UTC(2023, 5, 12, 5, minute)).toISOString() },
              ] as [string, string, { occurredAt: string }],
          ),
        );
        const key = ({ data, id }: RecordedEvent): string => `${JSON.stringify(data['occurredAt'])} ${id}`;
        expect((await ordered(events)).map(key)).toEqual(events.map(key).sort());
      }),
      { numRuns: 20 },
    );
  });

  it('are taken by when they were recorded where nothing readable says when they occurred', async () => {
    const events = recorded(
      ['convoy-K-1', 'Odd', { occurredAt: null }],
      ['convoy-K-1', 'VehiclesHalted', {}],
    );
    expect((await ordered(events)).map(({ id }) => id)).toEqual(['e1', 'e2']);
  });
});
