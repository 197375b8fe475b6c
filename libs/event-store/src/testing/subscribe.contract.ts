import { describe, expect, it } from '@jest/globals';
import { appended } from './appended.js';
import { type ContractContext } from './subject.js';
import { follow } from './following.js';
import { freshName, readWholeStore, sampleEvent, sampleEvents } from './sample-events.js';

export function describeSubscribing({ store, patienceMs }: ContractContext): void {
  const numbered = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

  describe('subscribing', () => {
    it(
      'delivers everything that lay there before it says that it is live, then what is appended after',
      async () => {
        const stream = freshName();
        const after = await store().head();
        await appended(store(), stream, sampleEvents(25));
        let appendedLive = false;
        const { steps, events } = await follow(
          store(),
          { after, streamPrefixes: [stream] },
          async (followed, step) => {
            if (step.live && !appendedLive) {
              appendedLive = true;
              expect(followed.events).toHaveLength(25);
              await appended(store(), stream, sampleEvents(5, 25));
            }
            return followed.events.length >= 30;
          },
        );
        expect(events.map((event) => event.data['n'])).toEqual(numbered(30));
        expect(steps.at(-1)?.live).toBe(true);
      },
      patienceMs,
    );

    it(
      'says that it is live also where nothing follows',
      async () => {
        const options = { after: await store().head(), streamPrefixes: [freshName()] };
        const { events } = await follow(store(), options, (_, step) => step.live);
        expect(events).toEqual([]);
      },
      patienceMs,
    );

    it(
      'goes live while writers append, without gap or repeat, several at once',
      async () => {
        const [run, other] = [freshName(), freshName('other')];
        const after = await store().head();
        const [writers, perWriter] = [8, 40];
        const write = async (writer: number): Promise<void> => {
          for (let n = 0; n < perWriter; n++) {
            await appended(store(), `${run}-${writer}`, [sampleEvent(n)]);
            if (n % 4 === 0) await appended(store(), `${other}-${writer}`, [sampleEvent(n)]);
          }
        };
        const subscriber = async (): Promise<string[]> => {
          const options = { after, streamPrefixes: [run] };
          const followed = await follow(store(), options, (f) => f.events.length >= writers * perWriter);
          return followed.events.map((event) => event.id);
        };
        const early = [subscriber(), subscriber()];
        const writing = Promise.all(numbered(writers).map(write));
        const late = subscriber();
        await writing;
        const kept = (await readWholeStore(store(), after, [run])).map((event) => event.id);
        expect(kept).toHaveLength(writers * perWriter);
        for (const ids of await Promise.all([...early, late])) expect(ids).toEqual(kept);
      },
      patienceMs,
    );

    it(
      'resumes from the position of any event and of any step',
      async () => {
        const [stream, other] = [freshName(), freshName('other')];
        const after = await store().head();
        for (let n = 0; n < 12; n++) {
          await appended(store(), stream, [sampleEvent(n)]);
          await appended(store(), other, [sampleEvent(n)]);
        }
        const options = { streamPrefixes: [stream] };
        const whole = await follow(
          store(),
          { after, ...options },
          (f, step) => f.events.length >= 12 && step.live,
        );
        const resumes = whole.events
          .slice(0, -1)
          .map(({ position }, index) => ({ position, seen: index + 1 }));
        let seen = 0;
        for (const step of whole.steps) {
          seen += step.events.length;
          if (seen < 12) resumes.push({ position: step.position, seen });
        }
        for (const resume of resumes) {
          const rest = await follow(
            store(),
            { after: resume.position, ...options },
            (f) => f.events.length >= 12 - resume.seen,
          );
          expect(rest.events).toEqual(whole.events.slice(resume.seen));
        }
      },
      patienceMs,
    );

    it(
      'reports progress where nothing matches the filter',
      async () => {
        const [nothing, other] = [freshName('nothing'), freshName('other')];
        const after = await store().head();
        const [first] = await appended(store(), other, sampleEvents(20));
        let rounds = 0;
        const { steps, events } = await follow(
          store(),
          { after, streamPrefixes: [nothing] },
          (_, step) => step.live && step.position >= (first?.position ?? 0n),
        );
        expect(events).toEqual([]);
        expect(steps.length).toBeGreaterThan(0);

        // Live, a store may report at intervals: go on appending until it does.
        const from = steps.at(-1)?.position ?? after;
        const stop = new AbortController();
        const appending = (async () => {
          while (!stop.signal.aborted && rounds++ < 200) await appended(store(), other, sampleEvents(50));
        })();
        const later = await follow(store(), { after: from, streamPrefixes: [nothing] }, (f, step) => {
          const liveSteps = f.steps.filter((s) => s.live);
          return liveSteps.length >= 2 && step.position > (liveSteps[0]?.position ?? step.position);
        });
        stop.abort();
        await appending;
        expect(later.events).toEqual([]);
      },
      patienceMs,
    );

    it(
      'delivers every stream where no prefix is given',
      async () => {
        const run = freshName();
        const after = await store().head();
        for (let n = 0; n < 4; n++) await appended(store(), `${n}-${run}`, [sampleEvent(n)]);
        const { events } = await follow(
          store(),
          { after },
          (f) => f.events.filter((event) => event.stream.endsWith(run)).length >= 4,
        );
        const own = events.filter((event) => event.stream.endsWith(run));
        expect(own.map((event) => event.data['n'])).toEqual([0, 1, 2, 3]);
      },
      patienceMs,
    );
  });
}
