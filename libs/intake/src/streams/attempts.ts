import { pauseAfter } from '#kafila/event-store';
import { setTimeout as delay } from 'node:timers/promises';
import { StreamContended } from './stream-contended.error.js';

/** How often a write is tried again because another process was faster. */
const MOST = 20;

const PAUSES = { firstMs: 20, longestMs: 1_000 };

/** The attempts to append at the end of a stream, where the store says that it is elsewhere. */
export class Attempts {
  #faster = 0;
  #nothingNew = 0;

  constructor(private readonly stream: string) {}

  /**
   * Settles when it may be tried again: at once where others were faster. Where nothing new can be read, the store counts
   * writes that it does not show yet, or never will: after the leader of a cluster has changed, for as long as there is no
   * quorum. That takes time.
   *
   * @throws StreamContended others were faster too often
   */
  async another(isMoreToRead: boolean): Promise<void> {
    if (isMoreToRead) {
      this.#nothingNew = 0;
      if (++this.#faster === MOST) throw new StreamContended(this.stream, MOST);
      return;
    }
    const longest = pauseAfter(++this.#nothingNew, PAUSES);
    await delay(longest / 2 + Math.random() * (longest / 2));
  }
}
