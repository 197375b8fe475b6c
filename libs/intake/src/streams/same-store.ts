import { CARNET_PREFIX, CONVOY_PREFIX, DECLARATION_PREFIX } from '#kafila/domain';
import {
  type Anchors,
  anchoredTo,
  confirmAnchors,
  type EventStore,
  EventStoreChanged,
  type NewEvent,
  NO_ANCHORS,
  type Placement,
  removals,
  requireInUse,
} from '#kafila/event-store';
import { LOG, type Log } from '#kafila/platform';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { OPENED_STORE } from './opened-store.token.js';

/** By what the rows know the store again; undefined where there are none, or they do not say. */
export type AnchorsOfRows = () => Promise<Anchors | undefined>;
export const ANCHORS_OF_ROWS = Symbol('ANCHORS_OF_ROWS');

const STREAM_PREFIXES = [CONVOY_PREFIX, CARNET_PREFIX, DECLARATION_PREFIX];
const CONFIRM_MS = 5_000;
/** Rows that do not answer must not stop reports. */
const MOST_FOR_ROWS_MS = 2_000;

/**
 * Watches that the event store is the one for which receipts were given: at the start, whenever it did not answer, and
 * every few seconds. Where it is not, nothing is taken in until the right one is back or a person has accepted the loss.
 */
@Injectable()
export class SameStore implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #own: Anchors = NO_ANCHORS;
  #changed: EventStoreChanged | undefined;
  #confirmed = false;
  #doubts = 0;
  #forgotten = 0;
  #underway: Promise<void> | undefined;
  #watching: Promise<void> | undefined;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  readonly #forgetting: (() => void)[] = [];
  readonly #removing: ((stream: string) => void)[] = [];

  constructor(
    @Inject(OPENED_STORE) private readonly store: EventStore,
    @Inject(LOG) private readonly log: Pick<Log, 'fatal' | 'warn'>,
    @Optional() @Inject(ANCHORS_OF_ROWS) private readonly ofRows?: AnchorsOfRows,
  ) {
    store.onConnectionLost?.(() => {
      this.doubt();
    });
  }

  /** Why nothing is taken in; undefined while all is well. */
  get changed(): EventStoreChanged | undefined {
    return this.#changed;
  }

  /** Whether the store was confirmed since it last failed to answer. */
  get isSure(): boolean {
    return this.#confirmed && this.#changed === undefined;
  }

  /** How often there was reason to ask the store again. */
  get doubts(): number {
    return this.#doubts;
  }

  /** How often what was read of the store before came to count no more. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Calls back when what was read of the store before counts no more. */
  onForget(forget: () => void): void {
    this.#forgetting.push(forget);
  }

  /** Calls back when a stream that was written to lately was found to be deleted or cut off. */
  onRemoved(removed: (stream: string) => void): void {
    this.#removing.push(removed);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#timer = setInterval(() => {
      this.confirm().catch(() => undefined);
    }, CONFIRM_MS);
    this.#timer.unref();
    // A store that does not answer now is asked again before anything is written.
    await this.confirm().catch(() => undefined);
    this.#watching = this.#watch();
  }

  /** A ledger of a stream that was cut off since would take reports in as before. */
  async #watch(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        for await (const stream of removals(this.store, { streamPrefixes: STREAM_PREFIXES, signal }))
          for (const note of this.#removing) note(stream);
        return;
      } catch {
        // Not to be reached at present. What is cut off meanwhile is found where its ledger is read again.
        await delay(CONFIRM_MS, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#underway?.catch(() => undefined);
    await this.#watching;
  }

  /** @throws EventStoreChanged */
  requireSame(): void {
    if (this.#changed) throw this.#changed;
  }

  /** Resolves where it is sure, or has become so. @throws EventStoreChanged, EventStoreUnavailable */
  async sure(): Promise<void> {
    this.requireSame();
    while (!this.#confirmed) await this.confirm();
  }

  /** The store did not answer, or the connection was lost: another one may answer the next time. */
  doubt(): void {
    this.#doubts += 1;
    this.#confirmed = false;
  }

  /** Notes what the store has answered for. */
  recorded(stream: string, events: readonly NewEvent[], placements: readonly Placement[]): void {
    const [event, placement] = [events.at(-1), placements.at(-1)];
    const newest = this.#own.events[0]?.position ?? 0n;
    if (!event || !placement || placement.position <= newest) return;
    this.#own = anchoredTo(this.#own, [{ stream, id: event.id, ...placement }]);
  }

  /** @throws EventStoreChanged, EventStoreUnavailable */
  confirm(): Promise<void> {
    this.#underway ??= this.#confirm().finally(() => {
      this.#underway = undefined;
    });
    return this.#underway;
  }

  async #confirm(): Promise<void> {
    const [own, doubts] = [this.#own, this.#doubts];
    let [losses, lost] = [own.losses, this.#changed !== undefined];
    try {
      await requireInUse(this.store);
      for (const known of [own, await this.#anchorsOfRows()]) {
        const confirmed = await confirmAnchors(this.store, known);
        lost ||= confirmed.losses > own.losses;
        losses = Math.max(losses, confirmed.losses);
        if (confirmed.outcome === 'same')
          for (const { stream } of confirmed.removed) for (const note of this.#removing) note(stream);
        if (confirmed.outcome === 'loss-accepted' && known === own) this.#own = NO_ANCHORS;
      }
    } catch (error) {
      this.#confirmed = false;
      if (!(error instanceof EventStoreChanged)) throw error;
      if (!this.#changed) this.log.fatal({ err: error }, 'nothing is taken in until a person has looked');
      this.#changed = error;
      throw error;
    }
    this.#own = { ...this.#own, losses };
    if (lost) this.#forget();
    this.#changed = undefined;
    this.#confirmed = doubts === this.#doubts;
  }

  #forget(): void {
    this.#forgotten += 1;
    for (const forget of this.#forgetting) forget();
  }

  async #anchorsOfRows(): Promise<Anchors> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        resolve(undefined);
      }, MOST_FOR_ROWS_MS);
    });
    try {
      return (await Promise.race([this.ofRows?.(), late])) ?? NO_ANCHORS;
    } catch (err) {
      this.log.warn({ err }, 'the rows do not say by what they know the event store again');
      return NO_ANCHORS;
    } finally {
      clearTimeout(timer);
    }
  }
}
