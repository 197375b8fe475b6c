import { inOrderOfOccurrence, type KeyPlaces, NO_KEYS, type Recorded, withStanding } from '#kafila/domain';
import { type EventStore, PackedInOrder, type RecordedEvent, streamPages } from '#kafila/event-store';
import { setImmediate as othersHaveTheirTurn } from 'node:timers/promises';

/** How the streams are folded that the desk decides on. */
export interface DecidedStream<Event extends Recorded, State> {
  readonly read: (event: RecordedEvent) => Event;
  readonly isFact: (event: Event) => boolean;
  readonly fold: (history: readonly Event[]) => State;
  /** Adds facts that follow in the order of occurrence to a fold of all other events and of the facts before. */
  readonly addFacts: (state: State, facts: readonly Event[]) => State;
  readonly decisionTypes: ReadonlySet<string>;
}

/** The history of a stream as far as a decision needs it: its decisions, and facts only packed, however many there are. */
export class DecidedHistory<Event extends Recorded, State> {
  /** Of the last event; -1 where the stream does not exist. */
  revision = -1;
  /** The event before which it ends; undefined where it has all. */
  end: RecordedEvent | undefined;
  /** As they are recorded, in that order. */
  readonly decisions: RecordedEvent[] = [];
  readonly #others: Event[] = [];
  readonly #facts = new PackedInOrder<Event>(inOrderOfOccurrence);
  #fault: Error | undefined;

  private constructor(
    private readonly kind: DecidedStream<Event, State>,
    private readonly skipped: ReadonlySet<number>,
    private readonly keys: KeyPlaces,
  ) {}

  /**
   * @param until the event before which the history ends; default: all events
   * @param skipped revisions that are left out of the fold
   * @param keys by which reports have their standing
   */
  static async read<Event extends Recorded, State>(
    kind: DecidedStream<Event, State>,
    store: Pick<EventStore, 'readStream'>,
    stream: string,
    until: (event: RecordedEvent) => boolean = () => false,
    skipped: ReadonlySet<number> = new Set(),
    keys = NO_KEYS,
  ): Promise<DecidedHistory<Event, State>> {
    const history = new DecidedHistory(kind, skipped, keys);
    for await (const page of streamPages(store, stream)) {
      for (const recorded of page) {
        if (until(recorded)) {
          history.end = recorded;
          return history;
        }
        history.#take(recorded);
      }
    }
    return history;
  }

  /** Null where the stream does not exist. @throws where an event cannot be read or applied */
  async fold(): Promise<State | null> {
    if (this.#fault) throw this.#fault;
    if (this.revision < 0) return null;
    let state = this.kind.fold(this.#others);
    for (const facts of this.#facts.portions()) {
      state = this.kind.addFacts(state, facts);
      await othersHaveTheirTurn();
    }
    return state;
  }

  #take(recorded: RecordedEvent): void {
    this.revision = recorded.revision;
    if (this.kind.decisionTypes.has(recorded.type)) this.decisions.push(recorded);
    if (this.skipped.has(recorded.revision)) return;
    try {
      const event = this.kind.read(withStanding(recorded, this.keys));
      if (this.kind.isFact(event)) this.#facts.add(event);
      else this.#others.push(event);
    } catch (error) {
      // Whether a decision was taken before can be told nevertheless.
      this.#fault ??= error instanceof Error ? error : new Error(String(error));
    }
  }
}
