import {
  type ConvoyCommand,
  decide,
  foldConvoy,
  readConvoyEvent,
  type ReportedInstant,
  SCHEMA_VERSION,
} from '#kafila/domain';
import { type JsonObject, type NewEvent, type Placement, type RecordedEvent } from '#kafila/event-store';
import { v7 as uuidv7 } from 'uuid';
import { type Caller } from '#kafila/platform';
import { eventsAfter } from '../streams/ledger.js';
import { type StreamWriters } from '../streams/stream-writers.js';
import { idempotencyKeyReused, refusedDecision, revisionMoved } from './decision.problems.js';

/** A decision as the desk sends it: the command, but for its time, and the terms it was sent under. */
export interface DecisionToTake {
  readonly convoyId: string;
  readonly command: WithoutTime<ConvoyCommand>;
  /** When the desk took it; null: now. */
  readonly decidedAt: ReportedInstant | null;
  readonly caller: Caller;
  /** Sent again under the same key, a decision gets its first answer, for ever. */
  readonly idempotencyKey?: string;
  /** Digest of what was sent. */
  readonly digest: string;
  /** Revision the convoy must be at. */
  readonly ifMatch?: number;
}

export type WithoutTime<Command> = Command extends ConvoyCommand ? Omit<Command, 'at'> : never;

/** The durable answer to a decision: the last event it led to. */
export interface DecisionTaken {
  readonly convoyId: string;
  readonly revision: number;
  readonly position: string;
  /** True where the decision had been taken before, under the same key. */
  readonly repeated: boolean;
}

/** The dispatch desk: takes decisions on convoys, each checked against the convoy's whole history. */
export class Desk {
  constructor(
    private readonly writers: StreamWriters,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /**
   * Takes a decision. When the promise resolves, its events are durable, all of them.
   *
   * @throws Problem where the state refuses it, its key is known with other content, or the convoy has moved on
   */
  take(decision: DecisionToTake): Promise<DecisionTaken> {
    const stream = `convoy-${decision.convoyId}`;
    return this.writers.of(stream).decide(async () => {
      const history: RecordedEvent[] = [];
      for await (const event of eventsAfter(this.writers.store, stream, -1)) history.push(event);
      const revision = history.length - 1;

      const before = this.#takenBefore(decision, history);
      if (before) return { events: [], revision, answer: () => before };
      if (decision.ifMatch !== undefined && decision.ifMatch !== revision) {
        throw revisionMoved(decision.convoyId, decision.ifMatch, revision);
      }
      const state = history.length === 0 ? null : foldConvoy(history.map(readConvoyEvent));
      const at = decision.decidedAt ?? this.#notBefore(state?.decidedAt);
      const verdict = decide({ ...decision.command, at }, state);
      if ('refusal' in verdict) throw refusedDecision(decision.convoyId, verdict.refusal);
      const events = verdict.events.map(({ type, data }) =>
        newEvent(type, { ...data } as JsonObject, decision),
      );
      return { events, revision, answer: (placements) => answerOf(decision, placements.at(-1), false) };
    });
  }

  #takenBefore(decision: DecisionToTake, history: readonly RecordedEvent[]): DecisionTaken | undefined {
    const { idempotencyKey } = decision;
    if (idempotencyKey === undefined) return undefined;
    const last = history.findLast(({ metadata }) => metadata['idempotencyKey'] === idempotencyKey);
    if (!last) return undefined;
    const { digest } = last.metadata;
    if (digest !== decision.digest) throw idempotencyKeyReused(idempotencyKey, digest, decision.digest);
    return answerOf(decision, last, true);
  }

  /** Now; but never before the decision before, should the clock of this machine have been set back. */
  #notBefore(lastDecision: string | undefined): ReportedInstant {
    const now = this.now().toISOString();
    return {
      instant: lastDecision !== undefined && lastDecision > now ? lastDecision : now,
      offset: '+00:00',
    };
  }
}

function newEvent(type: string, data: JsonObject, decision: DecisionToTake): NewEvent {
  const { convoyId, caller, idempotencyKey, digest } = decision;
  return {
    id: uuidv7(),
    type,
    data,
    metadata: {
      convoyId,
      $correlationId: convoyId,
      by: caller.id,
      schemaVersion: SCHEMA_VERSION,
      digest,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    },
  };
}

function answerOf(
  { convoyId }: DecisionToTake,
  last: Placement | undefined,
  repeated: boolean,
): DecisionTaken {
  if (!last) throw new Error('A decision without events has no answer.');
  return { convoyId, revision: last.revision, position: String(last.position), repeated };
}
