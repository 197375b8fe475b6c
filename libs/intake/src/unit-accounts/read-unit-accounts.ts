import { CARNET_PREFIX, CONVOY_PREFIX, DECLARATION_PREFIX } from '#kafila/domain';
import { EVENT_STORE, type EventStore } from '#kafila/event-store';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { SameStore } from '../streams/same-store.js';
import { UnitAccounts } from './unit-accounts.js';

const STREAM_PREFIXES = [CONVOY_PREFIX, CARNET_PREFIX, DECLARATION_PREFIX];

/** Reads what is held of all units from the event store, when somebody asks: from its beginning once, then only what is new. */
@Injectable()
export class ReadUnitAccounts {
  #accounts = new UnitAccounts();
  #position = 0n;
  #turn: Promise<unknown> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'readAll'>,
    @Optional() same?: SameStore,
  ) {
    same?.onForget(() => {
      this.#accounts = new UnitAccounts();
      this.#position = 0n;
    });
  }

  get accounts(): UnitAccounts {
    return this.#accounts;
  }

  /** Everything up to here was read. */
  get position(): bigint {
    return this.#position;
  }

  /**
   * Until everything was read that was recorded before the call; many who ask share one reading.
   *
   * @throws EventStoreUnavailable; nothing is lost then
   */
  upToDate(): Promise<void> {
    if (this.#next) return this.#next;
    const next = this.#turn.then(() => {
      this.#next = undefined;
      return this.#catchUp();
    });
    this.#next = next;
    this.#turn = next.catch(() => undefined);
    return next;
  }

  async #catchUp(): Promise<void> {
    for (let end = false; !end;) {
      const accounts = this.#accounts;
      const page = await this.store.readAll({ after: this.#position, streamPrefixes: STREAM_PREFIXES });
      // What was read of another store counts no more.
      if (accounts !== this.#accounts) continue;
      for (const event of page.events) accounts.note(event);
      this.#position = page.position;
      end = page.end;
    }
  }
}
