import { reportIdOf } from '#kafila/domain';
import { type Appended, type EventStore, type NewEvent, type Placement } from '#kafila/event-store';
import { type PersonsOfFacts } from '../persons/persons-of-facts.js';
import { Ledger } from './ledger.js';
import { placedNevertheless, requireWhole } from './recorded-whole.js';
import { type SameStore } from './same-store.js';
import { Attempts } from './attempts.js';
import { ANSWER_WITHIN_MS, Deadline, notInTime } from './deadline.js';
import { Group, type OfferedFact, portionsOf, type Recording, type Waiting } from './waiting-facts.js';

/** Looks at the whole stream and says what to append to it, if anything. May run again when another process was faster. */
export type Deciding<Answer> = () => Promise<{
  readonly events: readonly NewEvent[];
  /** The revision of the last event it has looked at; -1 where the stream does not exist. */
  readonly revision: number;
  readonly answer: (appended: readonly Placement[]) => Answer;
}>;

/**
 * The one writer of a stream in this process. Facts that arrive during an append go into the next one together;
 * decisions run alone. The expected revision guards against other processes.
 */
export class StreamWriter {
  #waiting: Waiting[] = [];
  #turn: Promise<void> = Promise.resolve();
  #factsTurnIsDue = false;
  #forgotten: number;

  constructor(
    private readonly store: EventStore,
    private readonly stream: string,
    private ledger: Ledger,
    private readonly persons: PersonsOfFacts,
    private readonly answerWithinMs = ANSWER_WITHIN_MS,
    private readonly same?: Pick<SameStore, 'isSure' | 'sure' | 'forgotten'>,
    /** Called after each turn: it may weigh more. */
    private readonly grown: () => void = () => undefined,
  ) {
    this.#forgotten = same?.forgotten ?? 0;
  }

  /** Bytes of memory that it takes, about. */
  get weight(): number {
    return this.ledger.weight;
  }

  /**
   * Records each fact once. Resolves when all are durable or have failed, in time; a known fact gets the placement it had.
   */
  record(
    facts: readonly OfferedFact[],
    deadline = new Deadline(this.answerWithinMs),
  ): Promise<readonly Recording[]> {
    if (facts.length === 0) return Promise.resolve([]);
    const group = new Group(facts.length, deadline);
    for (const [index, fact] of facts.entries()) this.#waiting.push({ fact, group, index });
    if (!this.#factsTurnIsDue) {
      this.#factsTurnIsDue = true;
      void this.#inTurn(() => this.#recordWaiting());
    }
    return group.recorded;
  }

  /**
   * Takes a decision on the stream as it is, with nobody else writing in between. Its events are recorded all or none.
   *
   * @throws DecisionNotWhole the store kept some of them
   * @throws EventStoreUnavailable it did not do it in time; it may do it still, if it has begun
   */
  decide<Answer>(deciding: Deciding<Answer>): Promise<Answer> {
    const deadline = new Deadline(this.answerWithinMs);
    return deadline.within(this.#inTurn(() => this.#decide(deciding, deadline)));
  }

  async #decide<Answer>(deciding: Deciding<Answer>, deadline: Deadline): Promise<Answer> {
    const attempts = new Attempts(this.stream);
    for (let seen: number | undefined; ;) {
      deadline.requireTime();
      const { events, revision, answer } = await deciding();
      if (events.length === 0) return answer([]);
      if (seen !== undefined) await attempts.another(revision > seen);
      seen = revision;
      const appended = await this.#append(events, revision);
      const placements = appended
        ? requireWhole(this.stream, events, appended.placements, revision)
        : await placedNevertheless(this.store, this.stream, events, revision);
      if (placements) return answer(placements);
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    // The turn of the next one begins whatever became of this one; the caller has the error.
    this.#turn = turn.then(this.grown, this.grown);
    return turn;
  }

  async #recordWaiting(): Promise<void> {
    this.#factsTurnIsDue = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const all of portionsOf(waiting)) {
      const portion = all.filter(({ group }) => !group.isAnswered);
      if (portion.length === 0) continue;
      const recordingOf = await this.#recordPortion(portion).catch((error: unknown) => (): Recording => ({
        outcome: 'failed',
        error,
      }));
      for (const { fact, group, index } of portion) {
        group.note(index, recordingOf(fact));
      }
    }
  }

  async #recordPortion(portion: readonly Waiting[]): Promise<(fact: OfferedFact) => Recording> {
    await this.#rememberOnly();
    if (this.ledger.revision < 0 || this.#isAskedFor(portion))
      await this.ledger.catchUp(this.store, this.stream);
    const attempts = new Attempts(this.stream);
    const reportIds = portion.map(({ fact }) => reportIdOf(fact.event));
    while (portion.some(({ group }) => !group.isAnswered)) {
      await this.ledger.recall(this.store, this.stream, reportIds);
      const fresh = this.#freshFacts(portion);
      const events = await this.persons.sealed([...fresh.values()]);
      if (events.length === 0 || (await this.#append(events, this.ledger.revision))) {
        const otherPersons = await this.#otherPersons(portion, fresh);
        return (fact) => this.#recordingOf(fact, fresh, otherPersons.get(fact));
      }
      const { revision } = this.ledger;
      await this.ledger.catchUp(this.store, this.stream);
      await attempts.another(this.ledger.revision > revision);
    }
    throw notInTime();
  }

  /** Remembers only what the store still has, as far as it can be asked. @throws EventStoreChanged, EventStoreUnavailable */
  async #rememberOnly(): Promise<void> {
    const { same } = this;
    if (!same) return;
    if (!same.isSure) await same.sure();
    if (same.forgotten === this.#forgotten) return;
    this.#forgotten = same.forgotten;
    this.ledger = new Ledger();
  }

  /** Whether another process may have recorded what is only asked for. */
  #isAskedFor(portion: readonly Waiting[]): boolean {
    return portion.some(({ fact }) => fact.onlyIfKnown && !this.ledger.find(reportIdOf(fact.event)));
  }

  /** The facts of a portion that the stream has not seen, each report once; none where it would have to begin and may not. */
  #freshFacts(portion: readonly Waiting[]): Map<string, OfferedFact> {
    const fresh = new Map<string, OfferedFact>();
    for (const { fact } of portion) {
      const id = reportIdOf(fact.event);
      const allowed = !fact.onlyIfKnown && (fact.begins || this.ledger.revision >= 0);
      if (allowed && !this.ledger.find(id) && !fresh.has(id)) fresh.set(id, fact);
    }
    return fresh;
  }

  /** Facts that are known but for the persons they name, with where those are. */
  async #otherPersons(
    portion: readonly Waiting[],
    fresh: Map<string, OfferedFact>,
  ): Promise<ReadonlyMap<OfferedFact, readonly string[]>> {
    const compared = portion.flatMap(({ fact }) => {
      const id = reportIdOf(fact.event);
      const recorded = fresh.get(id) === fact ? undefined : this.ledger.find(id)?.persons;
      return recorded ? [{ fact, recorded, sent: fact.persons ?? [] }] : [];
    });
    const differences = await this.persons.differences(compared);
    return new Map(
      compared.flatMap(({ fact }, i) => {
        const pointers = differences[i] ?? [];
        return pointers.length > 0 ? [[fact, pointers] as const] : [];
      }),
    );
  }

  #recordingOf(
    fact: OfferedFact,
    fresh: Map<string, OfferedFact>,
    otherPersons: readonly string[] | undefined,
  ): Recording {
    const id = reportIdOf(fact.event);
    const known = this.ledger.find(id);
    if (!known) return { outcome: fact.onlyIfKnown ? 'not-known' : 'no-such-stream' };
    const { placement, digest: knownDigest } = known;
    // Recorded before persons were left out of digests, it has one that covers them.
    const digest = known.persons ? fact.digest : (fact.wholeDigest ?? fact.digest);
    if (knownDigest !== digest) return { outcome: 'reused', knownDigest };
    if (otherPersons) return { outcome: 'reused', knownDigest, otherPersons };
    return { outcome: fresh.get(id) === fact ? 'recorded' : 'duplicate', placement };
  }

  /**
   * Undefined where the revision was wrong. Where the store does not answer, the events may be in it or not: the ledger
   * may then lack events of the stream, and the next append is refused until the ledger has caught up.
   */
  async #append(events: readonly NewEvent[], revision: number): Promise<Appended | undefined> {
    const result = await this.store.append(this.stream, events, revision < 0 ? 'none' : revision);
    if (result.outcome !== 'appended') return undefined;
    if (this.ledger.revision === revision) {
      for (const [i, placement] of result.placements.entries()) this.ledger.note(events[i], placement);
    }
    return result;
  }
}
