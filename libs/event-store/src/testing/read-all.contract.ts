import { describe, expect, it } from '@jest/globals';
import { type ReadAllOptions } from '../event-store.port.js';
import { appended } from './appended.js';
import { type ContractContext } from './subject.js';
import { freshName, readWholeStore, sampleEvent, sampleEvents } from './sample-events.js';

export function describeReadingAll({ store, patienceMs }: ContractContext): void {
  describe('reading all streams', () => {
    it(
      'gives the events under one prefix, under several, and under none, in the order of their positions',
      async () => {
        const run = freshName();
        const before = await store().head();
        const streams = [`${run}-convoy-1`, `${run}-carnet-1`, `${run}-convoy-2`, `${run}-declaration-1`];
        for (let n = 0; n < 12; n++) {
          await appended(store(), streams[n % 4] ?? run, [sampleEvent(n)]);
        }
        const numbers = async (...prefixes: string[]): Promise<unknown[]> => {
          const events = await readWholeStore(store(), before, prefixes);
          return events.filter((event) => event.stream.startsWith(run)).map((event) => event.data['n']);
        };
        expect(await numbers(`${run}-convoy-`)).toEqual([0, 2, 4, 6, 8, 10]);
        expect(await numbers(`${run}-convoy-2`)).toEqual([2, 6, 10]);
        expect(await numbers(`${run}-carnet-`, `${run}-declaration-`)).toEqual([1, 3, 5, 7, 9, 11]);
        expect(await numbers(`${run}-convoy-`, `${run}-convoy-1`)).toEqual([0, 2, 4, 6, 8, 10]);
        expect(await numbers(`${run}-vehicle-`)).toEqual([]);

        const page = await store().readAll({ after: before });
        const own = page.events.filter((event) => event.stream.startsWith(run));
        expect(own.map((event) => event.data['n'])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      },
      patienceMs,
    );

    it(
      'gives the events of some types alone, under prefixes or not, and goes past the others',
      async () => {
        const run = freshName();
        const after = await store().head();
        const types = ['Held', 'Moved', 'Released', 'held', 'Moved', 'Held'];
        for (const [n, type] of types.entries())
          await appended(store(), `${run}-${n % 2}`, [{ ...sampleEvent(n), type }]);
        const numbers = async (options: ReadAllOptions): Promise<unknown[]> => {
          const page = await store().readAll({ after, ...options });
          expect(page.end).toBe(true);
          expect(page.position).toBeGreaterThanOrEqual((await store().readAll({ after })).position);
          return page.events.filter(({ stream }) => stream.startsWith(run)).map(({ data }) => data['n']);
        };
        expect(await numbers({ types: ['Held', 'Released'] })).toEqual([0, 2, 5]);
        expect(await numbers({ types: ['Held'], streamPrefixes: [`${run}-1`] })).toEqual([5]);
        expect(await numbers({ types: [], streamPrefixes: [run] })).toEqual([]);
      },
      patienceMs,
    );

    it(
      'takes a prefix letter by letter: no pattern, no folding of case',
      async () => {
        const run = freshName();
        const before = await store().head();
        const odd = `${run}-50%_*.[a](b)^$\\?+`;
        const others = [`${run}-50%x*.[a](b)^$\\?+`, `${run}-50 percent`, odd.toUpperCase(), `${run}-50%_`];
        for (const stream of [odd, ...others, `${odd}-قافلہ`])
          await appended(store(), stream, [sampleEvent()]);
        const kept = await readWholeStore(store(), before, [odd]);
        expect(kept.map((event) => event.stream)).toEqual([odd, `${odd}-قافلہ`]);
        const deeper = await readWholeStore(store(), before, [`${odd}-قافل`]);
        expect(deeper.map((event) => event.stream)).toEqual([`${odd}-قافلہ`]);
      },
      patienceMs,
    );

    it.each([1, 4, 7, 1000])(
      'gives every event once in pages of %d, although others lie between',
      async (limit) => {
        const [wanted, other] = [freshName('wanted'), freshName('other')];
        const before = await store().head();
        for (let round = 0; round < 5; round++) {
          await appended(store(), wanted, sampleEvents(3, round * 3));
          await appended(store(), other, sampleEvents(5));
        }
        const kept = await readWholeStore(store(), before, [wanted], limit);
        expect(kept.map((event) => event.revision)).toEqual(Array.from({ length: 15 }, (_, n) => n));
        kept.forEach((event, index) => {
          expect(event.position > (kept[index - 1]?.position ?? before)).toBe(true);
        });
      },
      patienceMs,
    );

    it(
      'keeps to the limit, and goes on after the position of the page or of any event',
      async () => {
        const stream = freshName();
        const before = await store().head();
        const placements = await appended(store(), stream, sampleEvents(9));
        const page = await store().readAll({ after: before, streamPrefixes: [stream], limit: 4 });
        expect(page.events.length).toBeLessThanOrEqual(4);
        expect(page.end).toBe(false);
        for (const [index, placement] of placements.entries()) {
          const rest = await readWholeStore(store(), placement.position, [stream]);
          expect(rest.map((event) => event.revision)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].slice(index + 1));
        }
      },
      patienceMs,
    );

    it(
      'reaches the end, and at the end finds nothing and stays where it is',
      async () => {
        const [placement] = await appended(store(), freshName(), [sampleEvent()]);
        const head = await store().head();
        expect(head >= (placement?.position ?? head + 1n)).toBe(true);
        const page = await store().readAll({ after: head, streamPrefixes: [freshName()] });
        expect(page.events).toEqual([]);
        expect(page.position >= head).toBe(true);
        const [next] = await appended(store(), freshName('next'), [sampleEvent()]);
        expect((next?.position ?? 0n) > head).toBe(true);
      },
      patienceMs,
    );
  });
}
