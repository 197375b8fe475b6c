import { type RebuildProgress } from './rebuild-options.js';

/** Measures how fast a rebuild goes. */
export class Meter {
  private readonly begunAt = performance.now();
  private events = 0;

  constructor(private readonly from: bigint) {}

  count(events: number): void {
    this.events += events;
  }

  progress(position: bigint, head: bigint): RebuildProgress {
    const seconds = (performance.now() - this.begunAt) / 1000;
    const gone = Number(position - this.from);
    return {
      ...{ position, head, events: this.events },
      eventsPerSecond: seconds > 0 ? this.events / seconds : 0,
      percent: head === 0n ? 100 : Number((position * 10_000n) / head) / 100,
      secondsLeft: gone > 0 ? (Number(head - position) * seconds) / gone : null,
    };
  }
}
