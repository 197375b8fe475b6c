import {
  CONVOY_DECISION_TYPES,
  CONVOY_PREFIX,
  CORRECTIONS,
  type ConvoyDecision,
  type ConvoyEvent,
  isCorrection,
  isDecision,
  isVouching,
  type KeyPlaces,
  readConvoyEvent,
  type Recorded,
  withStanding,
} from '#kafila/domain';
import { EVENT_STORE, type EventStore, type RecordedEvent } from '#kafila/event-store';
import { LOG, type Log } from '#kafila/platform';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { NO_KEYS, SIGNING_KEYS, type SigningKeys } from '../signed-reports/signing-keys.js';
import { SameStore } from '../streams/same-store.js';
import { Memberships } from './memberships.js';
import { PendingConsequences } from './pending-consequences.js';
import { Ways } from './ways.js';

/** What is looked at: of thousands of reports the store hands out none. */
const TYPES = [...CONVOY_DECISION_TYPES, ...CORRECTIONS, 'PlateChanged'];

/**
 * What is known of all convoys, read from the event store up to its head, so that it is right in any process and after
 * any restart. A decision that cannot be read is logged; what follows it in its convoy is not known to the others.
 */
@Injectable()
export class MembershipReader {
  #memberships = new Memberships();
  #pending = new PendingConsequences();
  #ways = new Ways();
  #position = 0n;
  #turn: Promise<void> = Promise.resolve();

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(LOG) private readonly log: Pick<Log, 'error'>,
    @Optional() same?: SameStore,
    @Optional() @Inject(SIGNING_KEYS) private readonly keys: Pick<SigningKeys, 'places'> = NO_KEYS,
  ) {
    same?.onForget(() => {
      [this.#memberships, this.#pending] = [new Memberships(), new PendingConsequences()];
      this.#ways = new Ways();
      this.#position = 0n;
    });
  }

  /** Where units enrolled and revoked keys, as far as is known here. */
  get keyPlaces(): KeyPlaces {
    return this.keys.places;
  }

  get memberships(): Memberships {
    return this.#memberships;
  }

  get pending(): PendingConsequences {
    return this.#pending;
  }

  get ways(): Ways {
    return this.#ways;
  }

  /** Runs works one after the other: a decision that adds a vehicle looks, decides and writes with no other in between. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  /** Reads what was decided since. To be called within `exclusively`. @throws EventStoreUnavailable; nothing is lost then */
  async catchUp(): Promise<void> {
    for (let end = false; !end;) {
      const after = this.#position;
      const page = await this.store.readAll({ after, streamPrefixes: [CONVOY_PREFIX], types: TYPES });
      for (const event of page.events) this.#note(event);
      this.#position = page.position;
      end = page.end;
    }
  }

  #note(event: RecordedEvent): void {
    if (event.type === 'PlateChanged' || isCorrection(event.type)) this.#noteReport(event);
    if (!CONVOY_DECISION_TYPES.has(event.type)) return;
    let decision: ConvoyDecision;
    try {
      decision = decisionIn(event);
    } catch (err) {
      const { stream, revision } = event;
      this.log.error({ err, stream, revision }, 'a decision cannot be read; its convoy is not looked at');
      return;
    }
    const convoyId = event.stream.slice(CONVOY_PREFIX.length);
    this.memberships.note(convoyId, decision);
    this.ways.note(convoyId, decision);
    this.pending.note(convoyId, event.id, decision);
  }

  /** What cannot be read parks its stream in the projection, and tells the desk nothing. */
  #noteReport(stored: RecordedEvent): void {
    try {
      const recorded = readConvoyEvent(withStanding(stored, this.keys.places));
      const convoyId = stored.stream.slice(CONVOY_PREFIX.length);
      if (isOfType(recorded, 'PlateChanged')) this.memberships.plates.noteReport(convoyId, recorded);
      if (isOfType(recorded, 'ReportRetracted')) this.memberships.plates.noteRetraction(convoyId, recorded);
      if (isVouching(recorded)) this.memberships.plates.noteVouching(convoyId, recorded);
    } catch (err) {
      const { stream, revision } = stored;
      this.log.error({ err, stream, revision }, 'a report cannot be read; the desk does not know of it');
    }
  }
}

/** @throws where it is no decision, or one that cannot be read */
export function decisionIn(event: RecordedEvent): ConvoyDecision {
  const recorded = readConvoyEvent(event);
  if (!isDecision(recorded))
    throw new Error(`A ${(recorded.event satisfies ConvoyEvent).type} is no decision.`);
  return recorded.event;
}

function isOfType<Type extends ConvoyEvent['type']>(
  recorded: Recorded<ConvoyEvent>,
  type: Type,
): recorded is Recorded<Extract<ConvoyEvent, { readonly type: Type }>> {
  return recorded.event.type === type;
}
