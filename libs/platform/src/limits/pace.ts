import { Transform } from 'node:stream';

/** Seconds' worth of bytes that may come at once. */
const BURST_SECONDS = 4;

/** So many bytes a second, however many bodies bring them. */
export class Pace {
  /** From when on all that was let through would have come at this pace, as of `performance.now()`. */
  #paidAt = 0;

  constructor(private readonly bytesPerSecond: number) {}

  /** Lets bytes through, and answers how many milliseconds to wait before further ones. */
  spend(bytes: number, now: number): number {
    const begin = Math.max(this.#paidAt, now - BURST_SECONDS * 1_000);
    this.#paidAt = begin + (bytes / this.bytesPerSecond) * 1_000;
    return Math.max(0, this.#paidAt - now);
  }

  /** Whether nothing has come for so long that a new pace would be the same. */
  isRested(now: number): boolean {
    return this.#paidAt <= now - BURST_SECONDS * 1_000;
  }

  /** What is to be put between a body and who reads it. */
  slowing(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const ms = this.spend(chunk.length, performance.now());
        if (ms > 0) setTimeout(done, ms, null, chunk);
        else done(null, chunk);
      },
    });
  }
}
