import { setTimeout as delay } from 'node:timers/promises';
import { PERSON_PREFIX } from '#kafila/domain';
import { EVENT_STORE, type EventStore } from '#kafila/event-store';
import { PERSON_ERASED, Persons } from '#kafila/persons';
import { LOG, type Log } from '#kafila/platform';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';

/** How long it waits before it asks a store again that did not answer, in milliseconds. */
const PAUSE = 30_000;

/**
 * Destroys the key of every person whose erasure is recorded: those whose erasure a process that died left half done,
 * those that another process erases, and those whose keys were brought back from a backup.
 */
@Injectable()
export class ForgetErased implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #ending = new AbortController();
  #underway: Promise<void> = Promise.resolve();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly persons: Persons,
    @Inject(LOG) private readonly log: Pick<Log, 'warn'>,
  ) {}

  onApplicationBootstrap(): void {
    this.#underway = this.#follow();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#ending.abort();
    await this.#underway;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#ending;
    let after = 0n;
    while (!signal.aborted) {
      try {
        for await (const step of this.store.subscribe({ after, streamPrefixes: [PERSON_PREFIX], signal })) {
          for (const { type, stream } of step.events) {
            if (type === PERSON_ERASED) await this.persons.forget(stream.slice(PERSON_PREFIX.length));
          }
          after = step.position;
        }
      } catch (err) {
        this.log.warn({ err }, 'erasures cannot be read; trying again');
        await delay(PAUSE, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
