import {
  CONVOY_DECISION_TYPES,
  CONVOY_PREFIX,
  type ConvoyDecision,
  type ConvoyEvent,
  isDecision,
  readConvoyEvent,
} from '#kafila/domain';
import { type EventStore, type RecordedEvent } from '#kafila/event-store';
import { Memberships } from './memberships.js';
import { Unfinished } from './pending-consequences.js';

/** Told where a decision cannot be read: its convoy is left out of what is known of the others from there on. */
export type UnreadableDecision = (event: RecordedEvent, error: unknown) => void;

/**
 * Keeps what is known of all convoys up with the event store. Everything is read from the store, incrementally and up to
 * its head, so that it is right in any process and after any restart.
 */
export class MembershipReader {
  readonly memberships = new Memberships();
  readonly unfinished = new Unfinished();
  #position = 0n;
  #turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly onUnreadable: UnreadableDecision = () => undefined,
  ) {}

  /** Runs works one after the other: whoever adds a vehicle to a convoy looks, decides and writes with nobody in between. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  /** Reads what was decided since. To be called within `alone`. @throws EventStoreUnavailable; nothing is lost then */
  async catchUp(): Promise<void> {
    for (let end = false; !end;) {
      const page = await this.store.readAll({ after: this.#position, streamPrefixes: [CONVOY_PREFIX] });
      for (const event of page.events) this.#note(event);
      this.#position = page.position;
      end = page.end;
    }
  }

  #note(event: RecordedEvent): void {
    if (!CONVOY_DECISION_TYPES.has(event.type)) return;
    let decision: ConvoyDecision;
    try {
      decision = decisionIn(event);
    } catch (error) {
      this.onUnreadable(event, error);
      return;
    }
    const convoyId = event.stream.slice(CONVOY_PREFIX.length);
    this.memberships.note(convoyId, decision);
    this.unfinished.note(convoyId, event.id, decision);
  }
}

function decisionIn(event: RecordedEvent): ConvoyDecision {
  const told = readConvoyEvent(event);
  if (!isDecision(told)) throw new Error(`A ${(told.event satisfies ConvoyEvent).type} is no decision.`);
  return told.event;
}
