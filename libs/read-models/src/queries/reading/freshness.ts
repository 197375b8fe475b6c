import { type EventReader } from '#kafila/event-store';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { trips } from '../../trips/trips.projection.js';
import { PositionWatch } from './position-watch.js';
import { EVENT_STORE } from './stores.tokens.js';

/** What is known is looked up again when it is older than this and somebody reads. */
const GOOD_FOR_MS = 250;

/** A read after a long silence waits for that, but not for an event store that does not answer. */
const KEEP_WAITING_MS = 200;
const SILENCE_MS = 1000;

interface Known {
  /** The rows show everything that was recorded before this. Milliseconds since 1970. */
  readonly shownUntil: number;
  /** By the clock that never jumps. */
  readonly lookedAt: number;
}

/**
 * Knows how old the rows are that are read: for how long there has been something in the event store that they do not show.
 * Where they show everything there is, they are as old as the last look. Those who read look, a few times a second at
 * most, and not the projector: it may be in another process, or dead.
 */
@Injectable()
export class Freshness {
  private known: Known | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    @Inject(EVENT_STORE) private readonly eventStore: Pick<EventReader, 'readAll'>,
    private readonly watch: PositionWatch,
  ) {}

  /** Call it before a read: what is known is then fresh, unless the event store does not answer. */
  async look(): Promise<void> {
    const ago = performance.now() - (this.known?.lookedAt ?? -Infinity);
    if (ago <= GOOD_FOR_MS) return;
    this.looking ??= this.lookNow().finally(() => (this.looking = undefined));
    if (ago <= SILENCE_MS) return;
    await Promise.race([this.looking, delay(KEEP_WAITING_MS, undefined, { ref: false })]);
  }

  /** Whole seconds; undefined where the event store has not answered yet. */
  age(): number | undefined {
    if (!this.known) return undefined;
    return Math.max(0, Math.floor((Date.now() - this.known.shownUntil) / 1000));
  }

  private async lookNow(): Promise<void> {
    const [at, lookedAt] = [Date.now(), performance.now()];
    try {
      const position = await this.watch.read();
      const shownUntil = (await this.firstNotShown(position)) ?? at;
      this.known = { shownUntil, lookedAt };
    } catch {
      // A store that cannot be read now: what was known grows older. The read itself tells where it fails.
    }
  }

  /** When the first event after a position was recorded; undefined where there is none. */
  private async firstNotShown(position: bigint): Promise<number | undefined> {
    const streamPrefixes = trips.kinds.map(({ prefix }) => prefix);
    for (let after = position; ;) {
      const page = await this.eventStore.readAll({ after, streamPrefixes, limit: 1 });
      const first = page.events[0];
      if (first) return Date.parse(first.recordedAt);
      if (page.end) return undefined;
      after = page.position;
    }
  }
}
