import { describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable } from '../event-store.errors.js';
import { type ContractContext } from './subject.js';
import { freshName, sampleEvent, sampleEvents } from './sample-events.js';
import { readWholeStream } from '../read-whole-stream.js';

export function describeLifetime({ subject, patienceMs }: ContractContext): void {
  it('says whether the difference of two positions is a number of events', async () => {
    const store = await subject.open();
    expect(store.gapless).toBe(subject.gapless);
    await store.close();
  });

  describe('closing', () => {
    it(
      'finishes what was accepted, and refuses everything after',
      async () => {
        const store = await subject.open();
        const stream = freshName();
        const accepted = Promise.all(sampleEvents(20).map((event) => store.append(stream, [event], 'any')));
        const closed = store.close();
        const answers = await accepted;
        await closed;
        expect(answers.every((answer) => answer.outcome === 'appended')).toBe(true);

        await expect(store.append(stream, [sampleEvent()], 'any')).rejects.toThrow(EventStoreUnavailable);
        await expect(store.readStream(stream)).rejects.toThrow(EventStoreUnavailable);
        await expect(store.readAll()).rejects.toThrow(EventStoreUnavailable);
        await expect(store.head()).rejects.toThrow(EventStoreUnavailable);
        const steps = store.subscribe()[Symbol.asyncIterator]();
        await expect(steps.next()).rejects.toThrow(EventStoreUnavailable);
        await store.close();
      },
      patienceMs,
    );

    it(
      'ends a waiting subscription without an error',
      async () => {
        const store = await subject.open();
        const steps = store.subscribe({ after: await store.head(), streamPrefixes: [freshName()] });
        const ended = (async () => {
          for await (const step of steps) if (step.live) void store.close();
          return true;
        })();
        await expect(ended).resolves.toBe(true);
        await store.close();
      },
      patienceMs,
    );

    if (subject.reopen !== undefined) {
      const reopen = subject.reopen.bind(subject);
      it(
        'keeps everything for the next one who opens it, with revisions and positions going on',
        async () => {
          const first = await subject.open();
          const stream = freshName();
          await first.append(stream, sampleEvents(5), 'none');
          const before = await readWholeStream(first, stream);
          const head = await first.head();
          await first.close();

          const second = await reopen();
          expect(await readWholeStream(second, stream)).toEqual(before);
          expect(await second.head()).toBe(head);
          const answer = await second.append(stream, [sampleEvent(5)], 4);
          if (answer.outcome !== 'appended') throw new Error('The expected revision was right.');
          expect(answer.placements[0]?.revision).toBe(5);
          expect((answer.placements[0]?.position ?? 0n) > head).toBe(true);
          await second.close();
        },
        patienceMs,
      );
    }
  });
}
