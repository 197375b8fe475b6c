import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RecordedEvent, type RemovedStream, type SubscriptionStep } from '../event-store.port.js';
import { type Connection } from './connection.js';
import { Unanswered } from './failure.js';
import { Feed } from './feed.js';
import { type Head, readAll } from './read-all.js';
import { type WireMessage } from './reading/wire-message.js';
import { isSystem, placed, recordedFrom } from './recorded.js';
import { removedIn } from './removed.js';
import { Wake } from './wake.js';

const mostPerStep = 500;
/** Milliseconds without anything new after which the store is asked whether all is seen: until live, and after. */
const [quietMs, quietWhenLiveMs] = [100, 1_000];

interface Begin {
  readonly after: bigint;
  readonly streamPrefixes: readonly string[] | undefined;
  readonly live: boolean;
}

export class Following {
  readonly #feed: Feed;
  readonly #wake = new Wake();
  #position: bigint;
  #live: boolean;
  #lost: Error | undefined;
  #confirmed = false;

  constructor(
    private readonly connection: Connection,
    private readonly head: Head,
    private readonly begin: Begin,
    private readonly ending: AbortSignal,
  ) {
    [this.#position, this.#live] = [begin.after, begin.live];
    this.#feed = new Feed(connection, begin.after, begin.streamPrefixes, {
      grown: () => {
        this.#wake.now();
      },
      lost: (cause = new Unanswered('The server ended the subscription.')) => {
        this.#lost = cause;
        this.#wake.now();
      },
    });
  }

  async *steps(): AsyncGenerator<SubscriptionStep, void, undefined> {
    const end = (): void => {
      this.#wake.now();
    };
    this.ending.addEventListener('abort', end);
    const began = performance.now();
    try {
      while (!this.ending.aborted) {
        const items = await this.#take();
        const step = items.length > 0 ? await this.#stepOf(items) : undefined;
        if (step !== undefined) yield step;
        if (items.length > 0) continue;
        if (this.#lost !== undefined) throw this.#lost;
        if (!this.#confirmed && performance.now() - began > this.connection.settings.deadlineMs) {
          throw new Unanswered('The server did not confirm the subscription.');
        }
        const woken = await this.#wake.within(this.#live ? quietWhenLiveMs : quietMs);
        const progress = woken || !this.#confirmed ? undefined : await this.#lookAhead();
        if (progress !== undefined) yield progress;
      }
    } finally {
      this.ending.removeEventListener('abort', end);
      this.#feed.end();
    }
  }

  /** What is there now, in order. The feed holds the server back while nothing is taken. */
  async #take(): Promise<WireMessage[]> {
    const items: WireMessage[] = [];
    for (let before = -1; items.length > before && items.length < mostPerStep;) {
      // One message comes after the other: what comes without a pause belongs together.
      if (before >= 0) await nextTurn();
      before = items.length;
      items.push(...this.#feed.take());
    }
    return items;
  }

  async #stepOf(items: readonly WireMessage[]): Promise<SubscriptionStep | undefined> {
    const events: RecordedEvent[] = [];
    const removed: RemovedStream[] = [];
    let [position, checkpoint, live] = [this.#position, undefined as WireMessage['checkpoint'], this.#live];
    for (const item of items) {
      this.#confirmed ||= item.confirmed === true;
      live ||= item.caughtUp === true;
      checkpoint = item.checkpoint ?? checkpoint;
      const { event } = item;
      if (event === undefined) continue;
      const gone = removedIn(event);
      if (gone) removed.push(gone);
      // The server may begin earlier than it was asked to: nothing is delivered twice.
      if (isSystem(event) || event.position === null || event.position <= position) continue;
      events.push(placed(recordedFrom(event)));
      [position, checkpoint] = [event.position, undefined];
    }
    // A checkpoint may lie between two records, where no reading can begin: the last record before it counts.
    if (checkpoint !== undefined && checkpoint.commit > position) {
      const { commit, prepare } = checkpoint;
      position = later(position, prepare >= commit ? commit : await this.head.before(commit));
    }
    return this.#moved(events, position, live, removed);
  }

  /**
   * Not every server says that the end was reached, and none reports progress for a few events outside the filter. Where
   * nothing came for a while, the log itself is read: as far as nothing matches, the subscription has seen it too.
   */
  async #lookAhead(): Promise<SubscriptionStep | undefined> {
    const { streamPrefixes } = this.begin;
    const ahead = await readAll(this.connection, {
      after: this.#position,
      limit: 1,
      ...(streamPrefixes === undefined ? {} : { streamPrefixes }),
    });
    if (ahead.events.length > 0) return undefined;
    return this.#moved([], ahead.position, this.#live || ahead.end);
  }

  #moved(
    events: readonly RecordedEvent[],
    position: bigint,
    live: boolean,
    removed: readonly RemovedStream[] = [],
  ): SubscriptionStep | undefined {
    const news = events.length > 0 || removed.length > 0 || position > this.#position || live !== this.#live;
    [this.#position, this.#live] = [position, live];
    return news ? { events, position, live, ...(removed.length > 0 && { removed }) } : undefined;
  }
}

function later(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
