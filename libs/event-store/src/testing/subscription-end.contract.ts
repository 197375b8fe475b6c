import { describe, expect, it } from '@jest/globals';
import { appended } from './appended.js';
import { freshName, sampleEvents } from './sample-events.js';
import { type ContractContext } from './subject.js';

export function describeEndingSubscriptions({ store, patienceMs }: ContractContext): void {
  describe('ending a subscription', () => {
    it(
      'is clean by a signal while it waits, and by one given before it began',
      async () => {
        const after = await store().head();
        const ending = new AbortController();
        let sawLive = false;
        const options = { after, streamPrefixes: [freshName()], signal: ending.signal };
        for await (const step of store().subscribe(options)) {
          sawLive ||= step.live;
          // The next step is already being waited for when the signal comes.
          if (step.live)
            setImmediate(() => {
              ending.abort();
            });
        }
        expect(sawLive).toBe(true);
        for await (const step of store().subscribe({ after, signal: AbortSignal.abort() })) {
          throw new Error(`Delivered although it was ended: ${String(step.position)}`);
        }
      },
      patienceMs,
    );

    it(
      'is clean where the reader simply stops',
      async () => {
        const stream = freshName();
        const after = await store().head();
        await appended(store(), stream, sampleEvents(3));
        let count = 0;
        for await (const step of store().subscribe({ after, streamPrefixes: [stream] })) {
          count += step.events.length;
          if (count > 0) break;
        }
        await appended(store(), stream, sampleEvents(1, 3));
        expect(count).toBeGreaterThan(0);
      },
      patienceMs,
    );
  });
}
