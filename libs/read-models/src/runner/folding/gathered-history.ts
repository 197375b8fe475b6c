import { PackedInOrder } from '#kafila/event-store';
import { type Report, type StreamKind } from '../projection/projection.js';
import { type PortionSize } from './portion-size.js';
import { eventsToFold, type ReadEvent } from './read-event.js';

/** The place of an event in its stream and among all events. */
export type Place = Pick<ReadEvent, 'revision' | 'position'>;

interface Fact {
  readonly revision: number;
  readonly event: unknown;
}

/**
 * What folding needs of a history, taken in page by page: facts packed and in their order, and the few other events as they
 * are. So a stream of any length takes a small part of the memory of its events.
 */
export class GatheredHistory {
  /** Those of the events from the first wanted one on. */
  readonly places: Place[] = [];
  /** How many events were taken in. */
  size = 0;
  readonly #others: ReadEvent[] = [];
  readonly #facts: PackedInOrder<Fact> | undefined;

  /**
   * @param from the first revision of which the place is wanted
   * @param unpacked see `PackedInOrder`
   * @param unnoted the first revision whose report is wanted: earlier than `from` where the stream was parked
   */
  constructor(
    private readonly kind: StreamKind,
    private readonly from = 0,
    unpacked?: number,
    private readonly unnoted = from,
  ) {
    const { facts } = kind;
    if (facts) this.#facts = new PackedInOrder((a, b) => facts.inOrder(a.event, b.event), unpacked);
  }

  add(one: ReadEvent): void {
    const { revision, position } = one;
    this.size += 1;
    if (revision >= this.from) this.places.push({ revision, position });
    if ('event' in one && this.#facts && this.kind.facts?.isFact(one.event)) {
      this.#facts.add({ revision, event: one.event });
    } else if (!('skipped' in one)) this.#others.push(one);
  }

  /**
   * Folds the events up to a revision, as `StreamKind.fold` would, in portions, so that others have their turn.
   *
   * @param reports takes in those that may not be noted yet
   * @param size of the portions; as they are unpacked unless given
   * @throws where one could not be read and is not taken back, and where they cannot be digested
   */
  *folding(upTo: number, reports: Report[] = [], size?: PortionSize): Generator<void, unknown> {
    const { kind } = this;
    const within = ({ revision }: { readonly revision: number }): boolean => revision <= upTo;
    const others = this.#others.filter(within);
    let fold = kind.fold(eventsToFold(kind, others));
    for (const one of others) if ('event' in one) this.#note(one, reports);
    for (const portion of this.#facts?.portions() ?? []) {
      const facts = portion.filter(within);
      for (let from = 0; from < facts.length;) {
        const some = facts.slice(from, from + (size?.facts ?? facts.length));
        from += some.length;
        size?.begin();
        fold = kind.facts?.add(
          fold,
          some.map(({ event }) => event),
        );
        size?.end();
        for (const fact of some) this.#note(fact, reports);
        yield;
      }
    }
    return fold;
  }

  #note({ revision, event }: Fact, reports: Report[]): void {
    const report = revision < this.unnoted ? undefined : this.kind.reportOf?.(event);
    if (report) reports.push(report);
  }
}
