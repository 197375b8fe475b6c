import { type Channel, connectivityState } from '@grpc/grpc-js';
import { type EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreUnavailable } from '../event-store.errors.js';
import { hindranceIn, leaderless, Unanswered } from './failure.js';
import { channelOf, correctedClient } from './corrected-client.js';
import { findHindrance } from './connecting/find-hindrance.js';
import { type Hindrance } from './connecting/hindrance.js';
import { type ReadUrl, readUrl } from './connecting/read-url.js';
import { Route } from './connecting/route.js';
import { retried } from './retry.js';
import { type EventStoreDbOptions, type Settings, settingsFrom } from './settings.js';

/** The client, with a deadline on each call, bounded retries, and an orderly end. */
export class Connection {
  readonly client: EventStoreDBClient;
  readonly settings: Settings;
  readonly #closing = new AbortController();
  readonly #pending = new Set<Promise<unknown>>();
  readonly #whenLost: (() => void)[] = [];
  readonly #url: ReadUrl;
  readonly #route: Route;
  /** How a call failed last, where none has succeeded since. */
  lastFailure: unknown;
  #closed: Promise<void> | undefined;

  constructor(options: EventStoreDbOptions) {
    this.settings = settingsFrom(options);
    this.#url = readUrl(options.url, options.credentials);
    const route = new Route(this.#url, this.settings, this.closing);
    this.#route = route;
    this.client = correctedClient(this.#url, this.settings, {
      channel: async () => {
        const made = await route.channel();
        this.#lost();
        this.#watch(made);
        return made;
      },
      failed: (error) => {
        route.noteLeader(error);
      },
    });
  }

  /** Calls back whenever a connection was lost, before anything is read or written over the next one. */
  onLost(lost: () => void): void {
    this.#whenLost.push(lost);
  }

  #lost(): void {
    for (const lost of this.#whenLost) lost();
  }

  /** A channel connects again by itself. */
  #watch(channel: Channel): void {
    const before = channel.getConnectivityState(false);
    if (before === connectivityState.SHUTDOWN) return;
    channel.watchConnectivityState(before, Infinity, () => {
      if (before === connectivityState.READY) this.#lost();
      this.#watch(channel);
    });
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** One operation of a caller: refused after `close`, awaited by it, retried while it makes sense. */
  async operation<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    if (this.closing.aborted) throw new EventStoreUnavailable('The event store is closed.');
    const noting = async (): Promise<T> => {
      try {
        const result = await attempt();
        this.lastFailure = undefined;
        return result;
      } catch (error) {
        this.lastFailure = error;
        throw error;
      }
    };
    const running = retried(what, this.settings, noting, (cause) => this.hindrance(cause));
    this.#pending.add(running);
    try {
      return await running;
    } finally {
      this.#pending.delete(running);
    }
  }

  /** Looks now what keeps from the store. @param cause how a call failed @param waitMs see `findHindrance` */
  async hindrance(cause?: unknown, waitMs?: number): Promise<Hindrance | undefined> {
    const { way, credentials } = this.#url;
    const met = hindranceIn(cause, credentials !== undefined) ?? (await findHindrance(way, waitMs));
    return met ?? leaderless(cause, this.#route.isLeaderless);
  }

  /** The answer of one call, or {@link Unanswered} when the deadline has passed. */
  async inTime<T>(what: string, call: Promise<T>): Promise<T> {
    const { deadlineMs } = this.settings;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Unanswered(`No answer within ${deadlineMs} ms: ${what}.`));
      }, deadlineMs);
    });
    try {
      return await Promise.race([call, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#pending);
    await this.inTime('ending the calls', this.client.dispose()).catch((cause: unknown) => {
      this.settings.trace({ what: 'closing', failures: 1, cause });
    });
    // `dispose` ends the calls and leaves the channel open.
    const channel = await channelOf(this.client).catch(() => undefined);
    channel?.close();
  }
}
