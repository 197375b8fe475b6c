import {
  childEvents,
  type ConvoyDecision,
  type ConvoyState,
  convoyStream,
  isDecision,
  joinEvents,
  readConvoyEvent,
  SCHEMA_VERSION,
} from '#kafila/domain';
import {
  type JsonObject,
  type NewEvent,
  type RecordedEvent,
  streamPages,
  StreamRemoved,
} from '#kafila/event-store';
import { Injectable } from '@nestjs/common';
import { convoyBefore } from '../streams/decided-convoy.js';
import { DecisionNotWhole } from '../streams/recorded-whole.js';
import { storeProblem } from '../streams/store.problems.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { partIdTaken } from '../decision/decision.problems.js';
import { StreamUnreadable } from '../streams/stream-unreadable.error.js';
import { decisionIn, MembershipReader } from './membership-reader.js';
import { type Consequence, consequenceId, consequencesOf } from './pending-consequences.js';

export interface Failed {
  readonly consequence: Consequence;
  readonly error: unknown;
}

/** What hinders these hinders no other convoy. */
const CONCERN_ONE_STREAM = [DecisionNotWhole, StreamUnreadable, StreamRemoved];

/** Writes into the streams of other convoys what follows from splits and merges. */
@Injectable()
export class Consequences {
  constructor(
    private readonly writers: StreamWriters,
    private readonly convoys: MembershipReader,
  ) {}

  /**
   * Writes what follows from decisions and no stream shows yet: just taken, or left by a process that died. To be
   * called within `MembershipReader.exclusively`. Gives those that can never be written; none hinders the others.
   * @throws EventStoreUnavailable, EventStoreBusy, StreamContended: try again, nothing is written twice
   */
  async writeMissing(): Promise<readonly Failed[]> {
    await this.convoys.catchUp();
    const failed: Failed[] = [];
    for (const consequence of this.convoys.pending.all()) {
      try {
        await this.#write(consequence);
      } catch (error) {
        if (storeProblem(error) && !CONCERN_ONE_STREAM.some((kind) => error instanceof kind)) throw error;
        failed.push({ consequence, error });
      }
    }
    return failed;
  }

  /**
   * The position up to which everything is recorded that a decision on a convoy led to, in its own stream and in others: the
   * same one whenever it is asked for.
   *
   * @param revision of the last event of the decision in the convoy's own stream
   */
  async lastPosition(convoyId: string, revision: number): Promise<bigint> {
    const { store } = this.writers;
    const { events } = await store.readStream(convoyStream(convoyId), { from: revision, limit: 1 });
    const [decision] = events;
    if (decision?.revision !== revision)
      throw new Error(`The decision on ${convoyId} is gone from its stream.`);
    let last = decision.position;
    for (const consequence of consequencesOf(convoyId, decision.id, decisionIn(decision))) {
      const expected = await this.#eventsOf(consequence);
      const { recorded } = await this.#lookFor(expected, convoyStream(consequence.inConvoyId));
      for (const { position } of recorded) if (position > last) last = position;
    }
    return last;
  }

  async #write(consequence: Consequence): Promise<void> {
    const { inConvoyId, part } = consequence;
    const events = await this.#eventsOf(consequence);
    const stream = convoyStream(inConvoyId);
    const taken = await this.writers.of(stream).decide(async () => {
      const { recorded, revision } = await this.#lookFor(events, stream);
      const written = recorded.length;
      if (written > 0 && written < events.length) throw new DecisionNotWhole(stream, written, events.length);
      const isTaken = written === 0 && part !== null && revision >= 0;
      return { events: written > 0 || isTaken ? [] : events, revision, answer: () => isTaken };
    });
    this.convoys.pending.isDone(consequence);
    if (taken) throw partIdTaken(consequence.convoyId, inConvoyId);
  }

  /** The events that a consequence consists of: the same ones whenever they are asked for. */
  async #eventsOf(consequence: Consequence): Promise<readonly NewEvent[]> {
    const { convoyId, decisionId, inConvoyId } = consequence;
    const isDecisive = ({ id }: RecordedEvent): boolean => id === decisionId;
    const history = await convoyBefore(
      { store: this.writers.store, keys: this.convoys.keyPlaces },
      convoyStream(convoyId),
      isDecisive,
    );
    const [state, decision] = [await history.fold(), history.end];
    if (!state || !decision)
      throw new Error(`The decision ${decisionId} is gone from the stream of ${convoyId}.`);
    return followingFrom(state, convoyId, decision, inConvoyId).map(({ type, data }, ordinal) => ({
      id: consequenceId(consequence, ordinal),
      type,
      data: { ...data } as unknown as JsonObject,
      metadata: {
        convoyId: inConvoyId,
        $correlationId: inConvoyId,
        $causationId: decisionId,
        ...decidedBy(decision),
        schemaVersion: SCHEMA_VERSION,
      },
    }));
  }

  /** Those of these events that a stream has, and the revision of its last one; -1 where it does not exist. */
  async #lookFor(
    events: readonly NewEvent[],
    stream: string,
  ): Promise<{ readonly recorded: readonly RecordedEvent[]; readonly revision: number }> {
    const ids = new Set(events.map(({ id }) => id));
    const recorded: RecordedEvent[] = [];
    let revision = -1;
    for await (const page of streamPages(this.writers.store, stream)) {
      recorded.push(...page.filter(({ id }) => ids.has(id)));
      revision = page.at(-1)?.revision ?? revision;
    }
    return { recorded, revision };
  }
}

function followingFrom(
  state: ConvoyState,
  convoyId: string,
  decision: RecordedEvent,
  inConvoyId: string,
): readonly ConvoyDecision[] {
  const recorded = readConvoyEvent(decision);
  const event = isDecision(recorded) ? recorded.event : undefined;
  if (event?.type === 'ConvoySplit') return childEvents(state, convoyId, event).get(inConvoyId) ?? [];
  if (event?.type === 'ConvoyMerged') return joinEvents(state, convoyId, event);
  throw new Error(`Nothing follows from a ${decision.type} in other streams.`);
}

/** Who took the decision that this follows from. */
function decidedBy({ metadata: { by = null, via, role } }: RecordedEvent): JsonObject {
  return { by, ...(via === undefined ? {} : { via }), ...(role === undefined ? {} : { role }) };
}
