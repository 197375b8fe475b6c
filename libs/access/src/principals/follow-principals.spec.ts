import { type EventSource } from '#kafila/event-store';
import { afterEach, expect, it } from '@jest/globals';
import { FollowPrincipals } from './follow-principals.js';

let followed: FollowPrincipals;
afterEach(() => followed.close());

/** A store that is always there, and whose feed breaks off. */
class BreakingOff implements Pick<EventSource, 'subscribe' | 'head'> {
  position = 1n;
  tells = true;
  breakOff: () => void = () => undefined;
  #asked: () => void = () => undefined;

  head(): Promise<bigint> {
    this.#asked();
    return Promise.resolve(this.position);
  }

  /** Until it was asked so many times whether it is there. */
  async asked(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) await new Promise<void>((resolve) => (this.#asked = resolve));
  }

  async *subscribe({ signal }: { signal?: AbortSignal } = {}) {
    if (!this.tells) throw new Error('It tells nothing.');
    yield { events: [], position: this.position, live: true };
    await new Promise<void>((resolve, reject) => {
      this.breakOff = () => {
        reject(new Error('It has broken off.'));
      };
      signal?.addEventListener('abort', () => {
        resolve();
      });
    });
  }
}

it('a store that is there, and tells no more who may what, confirms nothing until it tells again', async () => {
  const store = new BreakingOff();
  followed = new FollowPrincipals(store, undefined, { confirmMs: 2, againMs: 5 });
  followed.start();
  await followed.read();
  const began = performance.now();
  await store.asked(2);
  expect(followed.unconfirmedMs).toBeLessThan(performance.now() - began);

  store.tells = false;
  store.breakOff();
  await store.asked(2);
  const silentSince = performance.now();
  await store.asked(5);
  const silentMs = performance.now() - silentSince;
  expect(followed.unconfirmedMs).toBeGreaterThan(silentMs);

  store.position = 2n;
  store.tells = true;
  await followed.reached(2n);
  expect(followed.unconfirmedMs).toBeLessThan(performance.now() - silentSince);
});
