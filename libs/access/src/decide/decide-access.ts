import { SCHEMA_VERSION } from '#kafila/domain';
import {
  EVENT_STORE,
  type EventStore,
  type JsonObject,
  type NewEvent,
  readWholeStream,
} from '#kafila/event-store';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type AccessEvent, readAccessEvent } from '../principals/access.events.js';
import { FollowPrincipals } from '../principals/follow-principals.js';
import { after, NOBODY, type Principal } from '../principals/principal.js';
import { contended, noAdminYet, principalUnreadable } from './decide.problems.js';

/** How often somebody else may be quicker. */
const MOST_TRIES = 10;

/** Who decides, as metadata say it. */
export type Decider = Readonly<Record<string, string | undefined>> & { readonly by: string };

/** What a principal is by a decision, and from which position on. */
export interface Decided {
  readonly principal: Principal;
  readonly position: bigint;
}

/** Records what is decided of a principal; when it answers, it counts in this process. */
@Injectable()
export class DecideAccess {
  constructor(
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'append' | 'readStream'>,
    private readonly followed: FollowPrincipals,
  ) {}

  /**
   * @param decide what follows from what the principal is now; nothing: it is so already
   * @throws Problem `no-admin-yet`, `principal-unreadable`, `principal-contended`, and what `decide` throws
   */
  async decide(
    stream: string,
    by: Decider,
    decide: (now: Principal) => readonly AccessEvent[],
  ): Promise<Decided> {
    // Whoever is local lets nobody in by this, but would lock out himself and everybody else.
    if (!this.followed.principals.areThere) throw noAdminYet();
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const { principal, position } = await this.#read(stream);
      const events = decide(principal);
      if (events.length === 0) return { principal, position };
      const expected = principal.revision < 0 ? 'none' : principal.revision;
      const told = events.map((event) => newEvent(stream, by, event));
      const appended = await this.store.append(stream, told, expected);
      if (appended.outcome === 'revision-mismatch') continue;
      const last = appended.placements.at(-1);
      if (!last) throw new Error('An append of events has no placement.');
      await this.followed.reached(last.position);
      return { principal: this.followed.principals.of(stream), position: last.position };
    }
    throw contended(stream);
  }

  async #read(stream: string): Promise<Decided> {
    let principal = NOBODY;
    let position = 0n;
    for (const event of await readWholeStream(this.store, stream)) {
      const understood = readAccessEvent(event);
      if (!understood) throw principalUnreadable(stream, event.revision);
      principal = after(principal, understood, event);
      position = event.position;
    }
    return { principal, position };
  }
}

export function newEvent(stream: string, by: Decider, { type, ...data }: AccessEvent): NewEvent {
  const metadata = { $correlationId: stream, ...by, schemaVersion: SCHEMA_VERSION };
  return { id: uuidv7(), type, data: data as unknown as JsonObject, metadata: metadata };
}
