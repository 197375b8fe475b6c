import { describe, expect, it } from '@jest/globals';
import { type ExpectedRevision, type JsonObject, type Placement } from '../event-store.port.js';
import { appended } from './appended.js';
import { type ContractContext } from './subject.js';
import { freshName, sampleEvent, sampleEvents } from './sample-events.js';
import { readWholeStream } from '../read-whole-stream.js';

const revisions = (placements: readonly Placement[]): number[] => placements.map((p) => p.revision);

export function describeAppending(context: ContractContext): void {
  const { patienceMs, subject, store } = context;
  /** A stream that already has three events. */
  const streamOfThree = async (): Promise<string> => {
    const stream = freshName();
    await appended(store(), stream, sampleEvents(3), 'none');
    return stream;
  };

  describe('appending with an expected revision', () => {
    it.each<[ExpectedRevision]>([['none'], ['any']])(
      'accepts %p for a stream that does not exist',
      async (expected) => {
        const placements = await appended(store(), freshName(), sampleEvents(2), expected);
        expect(revisions(placements)).toEqual([0, 1]);
      },
      patienceMs,
    );

    it.each<[ExpectedRevision]>([['exists'], ['any'], [2]])(
      'accepts %p for a stream of three events',
      async (expected) => {
        const placements = await appended(store(), await streamOfThree(), sampleEvents(2), expected);
        expect(revisions(placements)).toEqual([3, 4]);
      },
      patienceMs,
    );

    it.each<[ExpectedRevision]>([['exists'], [0], [5]])(
      'refuses %p for a stream that does not exist, and leaves it so',
      async (expected) => {
        const stream = freshName();
        expect(await store().append(stream, sampleEvents(2), expected)).toEqual({
          outcome: 'revision-mismatch',
          stream,
          expected,
          actual: null,
        });
        expect(await store().readStream(stream)).toEqual({ events: [], exists: false, next: null });
      },
      patienceMs,
    );

    it.each<[ExpectedRevision]>([['none'], [0], [1], [3], [9_000_000_000]])(
      'refuses %p for a stream of three events, names revision 2, and writes none of several events',
      async (expected) => {
        const stream = await streamOfThree();
        expect(await store().append(stream, sampleEvents(4, 100), expected)).toEqual({
          outcome: 'revision-mismatch',
          stream,
          expected,
          actual: 2,
        });
        const kept = await readWholeStream(store(), stream);
        expect(kept.map((event) => event.data['n'])).toEqual([0, 1, 2]);
      },
      patienceMs,
    );
  });

  describe('appending several events at once', () => {
    it(
      'keeps all of them, in order, at positions that increase',
      async () => {
        const stream = freshName();
        const events = sampleEvents(50);
        const placements = await appended(store(), stream, events, 'none');
        expect(revisions(placements)).toEqual(events.map((_, index) => index));
        placements.forEach((placement, index) => {
          const before = placements[index - 1];
          if (before === undefined) return;
          if (subject.gapless) expect(placement.position).toBe(before.position + 1n);
          else expect(placement.position > before.position).toBe(true);
        });
        const kept = await readWholeStream(store(), stream);
        expect(kept.map((event) => event.id)).toEqual(events.map((event) => event.id));
      },
      patienceMs,
    );

    it(
      'keeps none of them where one cannot be written as JSON',
      async () => {
        const stream = freshName();
        const endless: JsonObject = {};
        endless['self'] = endless;
        const events = [sampleEvent(0), sampleEvent(1, endless), sampleEvent(2)];
        await expect(store().append(stream, events, 'any')).rejects.toThrow();
        expect((await store().readStream(stream)).exists).toBe(false);
      },
      patienceMs,
    );
  });

  it(
    'gives the same placements when appending, reading the stream and reading all',
    async () => {
      const [first, second] = [freshName(), freshName()];
      const before = await store().head();
      const placements = [
        ...(await appended(store(), first, sampleEvents(3))),
        ...(await appended(store(), second, sampleEvents(2))),
        ...(await appended(store(), first, sampleEvents(2, 3))),
      ];
      const placed = ({ revision, position, recordedAt }: Placement): Placement => ({
        revision,
        position,
        recordedAt,
      });
      const all = await store().readAll({ after: before, streamPrefixes: [first, second] });
      expect(all.events.map(placed)).toEqual(placements);
      const ofFirst = await readWholeStream(store(), first);
      expect(ofFirst.map(placed)).toEqual([...placements.slice(0, 3), ...placements.slice(5)]);
    },
    patienceMs,
  );
}
