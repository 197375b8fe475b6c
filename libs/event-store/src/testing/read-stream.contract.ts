import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ReadStreamOptions, type StreamPage } from '../event-store.port.js';
import { appended } from './appended.js';
import { type ContractContext } from './subject.js';
import { freshName, sampleEvents } from './sample-events.js';
import { readWholeStream } from '../read-whole-stream.js';

export function describeReadingStreams({ store, patienceMs }: ContractContext): void {
  describe('reading a stream of ten events', () => {
    const stream = freshName();
    beforeAll(async () => {
      await appended(store(), stream, sampleEvents(4), 'none');
      await appended(store(), stream, sampleEvents(6, 4), 3);
    }, patienceMs);

    const read = (options?: ReadStreamOptions): Promise<StreamPage> => store().readStream(stream, options);
    const numbers = (page: StreamPage): unknown[] => page.events.map((event) => event.data['n']);
    const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, n) => n);

    it.each<[string, ReadStreamOptions | undefined, number[], number | null]>([
      ['from the first event forwards', undefined, upTo(9), null],
      ['from the last event backwards', { direction: 'backwards' }, upTo(9).reverse(), null],
      ['forwards from a revision, which is included', { from: 7 }, [7, 8, 9], null],
      ['backwards from a revision, which is included', { from: 2, direction: 'backwards' }, [2, 1, 0], null],
      ['the last event forwards', { from: 9 }, [9], null],
      ['the first event backwards', { from: 0, direction: 'backwards' }, [0], null],
      ['forwards up to a limit', { limit: 3 }, [0, 1, 2], 3],
      ['backwards up to a limit', { limit: 3, direction: 'backwards' }, [9, 8, 7], 6],
      ['forwards from a revision up to a limit', { from: 4, limit: 2 }, [4, 5], 6],
      ['backwards from a revision up to a limit', { from: 4, limit: 2, direction: 'backwards' }, [4, 3], 2],
      ['up to a limit that ends exactly at the last event', { from: 5, limit: 5 }, [5, 6, 7, 8, 9], null],
      [
        'up to a limit that ends exactly at the first event',
        { from: 1, limit: 2, direction: 'backwards' },
        [1, 0],
        null,
      ],
      ['the last event alone', { limit: 1, direction: 'backwards' }, [9], 8],
      ['nothing right after the end', { from: 10 }, [], null],
      ['nothing far after the end', { from: 1_000_000 }, [], null],
      [
        'from the last event where a backwards reader begins after the end',
        { from: 1_000, limit: 2, direction: 'backwards' },
        [9, 8],
        7,
      ],
    ])(
      'gives %s',
      async (_, options, expected, next) => {
        const page = await read(options);
        expect(numbers(page)).toEqual(expected);
        expect(page.next).toBe(next);
        expect(page.exists).toBe(true);
      },
      patienceMs,
    );

    it.each([1, 3, 5, 10, 11])(
      'gives every event once in pages of %d',
      async (limit) => {
        const events = await readWholeStream(store(), stream, limit);
        expect(events.map((event) => event.revision)).toEqual(upTo(9));
      },
      patienceMs,
    );

    it(
      'gives every event as it was appended',
      async () => {
        const other = freshName();
        const events = sampleEvents(3);
        const placements = await appended(store(), other, events);
        expect(await readWholeStream(store(), other)).toEqual(
          events.map((event, index) => ({ stream: other, ...event, ...placements[index] })),
        );
      },
      patienceMs,
    );

    it.each<[ReadStreamOptions]>([
      [{}],
      [{ from: 5 }],
      [{ direction: 'backwards' }],
      [{ from: 5, direction: 'backwards' }],
    ])(
      'says that another stream does not exist, read with %j',
      async (options) => {
        expect(await store().readStream(freshName(), options)).toEqual({
          events: [],
          exists: false,
          next: null,
        });
      },
      patienceMs,
    );
  });
}
