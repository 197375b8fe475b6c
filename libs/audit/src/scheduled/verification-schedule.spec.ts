import { describe, expect, it } from '@jest/globals';
import { EMPTY_ROOT } from '#kafila/proof';
import { type Verdict } from '../verify/verdict.js';
import { type LastVerification, VerificationSchedule } from './verification-schedule.js';
import { type Verified } from './verify-task.js';

const INTACT: Verdict = {
  ...{ outcome: 'intact', events: 4, position: 4n, root: EMPTY_ROOT, unsigned: 0 },
  ...{ checkpoints: [4], bindings: 0, notLookedAt: [] },
};

/** A schedule whose verifications are these, one after the other; it ends after the last. */
async function scheduled(
  verifications: readonly (() => Promise<Verified>)[],
  isDue: () => boolean = () => true,
): Promise<{ ended: LastVerification[]; kept: (readonly string[])[] }> {
  const stop = new AbortController();
  const [ended, kept]: [LastVerification[], (readonly string[])[]] = [[], []];
  await new VerificationSchedule({
    ...{ isDue, everyMs: 1, firstMs: 1, signal: stop.signal },
    verify: (from) => verifications[kept.push(from) - 1]?.() ?? Promise.reject(new Error('no more')),
    ended: (last) => {
      ended.push(last);
      if (ended.length === verifications.length) stop.abort();
    },
  }).run();
  return { ended, kept };
}

describe('verifications at intervals', () => {
  it('lead on from the checkpoint of the last one that found all intact', async () => {
    const { ended, kept } = await scheduled([
      () => Promise.resolve({ verdict: INTACT, checkpoint: 'first' }),
      () => Promise.reject(new Error('The store is away.')),
      () => Promise.resolve({ verdict: INTACT, checkpoint: 'second' }),
    ]);
    expect(ended.map(({ outcome }) => outcome)).toEqual(['intact', 'failed', 'intact']);
    expect(kept).toEqual([[], ['first'], ['first']]);
  });

  it('wait until it is for this process to verify', async () => {
    let asked = 0;
    await scheduled([() => Promise.resolve({ verdict: INTACT, checkpoint: '' })], () => ++asked > 2);
    expect(asked).toBe(3);
  });

  it('end at once when they are told to, and that is no failure', async () => {
    const stop = new AbortController();
    const schedule = new VerificationSchedule({
      ...{ isDue: () => true, everyMs: 1, firstMs: 1, signal: stop.signal },
      verify: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('interrupted'));
          });
          stop.abort();
        }),
      ended: () => undefined,
    });
    await schedule.run();
    expect(schedule.last).toBeUndefined();
  });
});
