import {
  type Happened,
  type Of,
  type Recorded,
  type Refused,
  type ReportedInstant,
  SCHEMA_VERSION,
} from '#kafila/domain';
import { type JsonObject, type NewEvent, type Placement, type RecordedEvent } from '#kafila/event-store';
import { calledBy } from '#kafila/platform';
import { v7 as uuidv7 } from 'uuid';
import { DecidedHistory, type DecidedStream } from '../streams/decided-history.js';
import { DecisionNotWhole } from '../streams/recorded-whole.js';
import { type StreamWriters } from '../streams/stream-writers.js';
import { idempotencyKeyReused, refusedDecision, revisionMoved } from '../decision/decision.problems.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { streamOf, type Subject } from '../decision/subject.js';
import { type DecisionToTake } from './decision-to-take.js';
import { NO_KEYS, type SigningKeys } from '../signed-reports/signing-keys.js';
import { StreamUnreadable } from '../streams/stream-unreadable.error.js';

/** Revisions of a stream that people have left out of the rows. */
export type SkippedOfRows = (stream: string) => Promise<ReadonlySet<number>>;
export const SKIPPED_OF_ROWS = Symbol('SKIPPED_OF_ROWS');

/** The rules of the domain for one decision, given its time and the state; null where the stream is empty. */
export type Decide<State> = (at: ReportedInstant, state: State | null) => Verdict | Promise<Verdict>;
type Verdict = { readonly events: readonly Of<string, Happened>[] } | Refused;

/** The dispatch desk: takes decisions, each checked against the whole history of what it is about. */
export class Desk<Event extends Recorded, State> {
  constructor(
    private readonly writers: StreamWriters,
    private readonly kind: DecidedStream<Event, State>,
    private readonly skippedOf?: SkippedOfRows,
    private readonly keys: Pick<SigningKeys, 'places'> = NO_KEYS,
  ) {}

  /**
   * Takes a decision; its events are durable when the promise resolves. `convoyId`: the convoy that it concerns, if
   * any.
   * @throws Problem where the state refuses it, its key is known with other content, or the stream has moved on
   */
  take(
    decision: DecisionToTake,
    convoyId: string | undefined,
    decide: Decide<State>,
  ): Promise<DecisionTaken> {
    const { subject, terms } = decision;
    const stream = streamOf(subject);
    return this.writers.of(stream).decide(async () => {
      const history = await this.historyOf(stream);
      const { revision, decisions } = history;
      const before = takenBefore(decision, stream, decisions);
      if (before) return { events: [], revision, answer: () => answerOf(subject, before, true) };
      if (terms.ifMatch !== undefined && terms.ifMatch !== revision) {
        throw revisionMoved(subject, terms.ifMatch, revision);
      }
      const at = decision.decidedAt ?? notBefore(decisions);
      const verdict = await decide(at, await this.stateOf(stream, history));
      if ('refusal' in verdict) throw refusedDecision(subject, verdict.refusal);
      const correlation =
        convoyId === undefined ? { $correlationId: stream } : { convoyId, $correlationId: convoyId };
      const of = verdict.events.length;
      const events = verdict.events.map((event) => newEvent(event, decision, correlation, of));
      return { events, revision, answer: (placements) => answerOf(subject, placements.at(-1), false) };
    });
  }

  /** The whole history of a stream. @param skipped see `DecidedHistory` */
  historyOf(stream: string, skipped?: ReadonlySet<number>): Promise<DecidedHistory<Event, State>> {
    const { store } = this.writers;
    return DecidedHistory.read(this.kind, store, stream, () => false, skipped, this.keys.places);
  }

  /**
   * What a stream folds to, without what people have left out of the rows; null where it is empty.
   *
   * @throws StreamUnreadable
   */
  async stateOf(stream: string, history: DecidedHistory<Event, State>): Promise<State | null> {
    try {
      return await history.fold();
    } catch (cause) {
      // Rows are asked only then: they may be slow, or away.
      const skipped = await this.skippedOf?.(stream).catch(() => undefined);
      if (!skipped?.size) throw new StreamUnreadable(stream, { cause });
      return this.#foldWithout(skipped, stream);
    }
  }

  async #foldWithout(skipped: ReadonlySet<number>, stream: string): Promise<State | null> {
    const rest = await this.historyOf(stream, skipped);
    try {
      return await rest.fold();
    } catch (cause) {
      throw new StreamUnreadable(stream, { cause });
    }
  }
}

/** Now; but never before the decision before, should the clock of this machine have been set back. */
function notBefore(decisions: readonly RecordedEvent[]): ReportedInstant {
  const now = new Date().toISOString();
  const last = decisions.at(-1)?.data['occurredAt'];
  return { instant: typeof last === 'string' && last > now ? last : now, offset: '+00:00' };
}

/**
 * The last event that a decision led to when it was taken before, under the same key.
 *
 * @throws DecisionNotWhole not all of its events are in the stream
 */
function takenBefore(
  { terms: { idempotencyKey }, digest }: DecisionToTake,
  stream: string,
  decisions: readonly RecordedEvent[],
): RecordedEvent | undefined {
  if (idempotencyKey === undefined) return undefined;
  const taken = decisions.filter(({ metadata }) => metadata['idempotencyKey'] === idempotencyKey);
  const last = taken.at(-1);
  if (!last) return undefined;
  const { digest: known, decisionEvents = taken.length } = last.metadata;
  if (known !== digest) throw idempotencyKeyReused(idempotencyKey, known, digest);
  if (taken.length !== decisionEvents)
    throw new DecisionNotWhole(stream, taken.length, Number(decisionEvents));
  return last;
}

function newEvent(
  { type, data }: Of<string, Happened>,
  { terms: { caller, idempotencyKey }, digest }: DecisionToTake,
  correlation: JsonObject,
  of: number,
): NewEvent {
  return {
    id: uuidv7(),
    type,
    data: { ...data } as unknown as JsonObject,
    metadata: {
      ...correlation,
      ...calledBy(caller),
      schemaVersion: SCHEMA_VERSION,
      digest,
      ...(of === 1 ? {} : { decisionEvents: of }),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    },
  };
}

function answerOf(subject: Subject, last: Placement | undefined, repeated: boolean): DecisionTaken {
  if (!last) throw new Error('A decision without events has no answer.');
  return { subject, revision: last.revision, position: String(last.position), repeated };
}
