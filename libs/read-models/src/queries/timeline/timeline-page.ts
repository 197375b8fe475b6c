import { isCorrection, reportIdOf } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { compare, itemOf } from './timeline.js';
import { type TimelineItem } from './timeline-item.js';
import { correctedBy, correctionsAmong, Lateness, text } from './told.js';

/** So many are held at once, beyond those of the page. */
const HELD = 500;

/** Where an event stands in the order of items, the same as `sortKeyOf` of its item. */
interface Ordered {
  readonly event: RecordedEvent;
  readonly late: boolean;
  readonly key: readonly [string, string];
}

/**
 * One page of a timeline, and one item more where there is one. Events are taken in as they were recorded; only those that may be on
 * the page, and corrections, are held.
 */
export class TimelinePage {
  readonly #lateness = new Lateness();
  readonly #corrections: RecordedEvent[] = [];
  #held: Ordered[] = [];

  /** @param after the key of the last item before the page */
  constructor(
    private readonly after: readonly [string, string] | undefined,
    private readonly limit: number,
  ) {}

  add(event: RecordedEvent): void {
    if (isCorrection(event.type)) this.#corrections.push(event);
    const late = this.#lateness.of(event);
    const key = [text(event.data['occurredAt']) ?? event.recordedAt, reportIdOf(event)] as const;
    if (!this.after || compare(key, this.after) > 0) this.#held.push({ event, late, key });
    if (this.#held.length > this.limit + HELD) this.#held = this.#first();
  }

  /** @yields after each item, so that others have their turn */
  *items(): Generator<void, readonly TimelineItem[]> {
    const corrections = correctionsAmong(this.#corrections);
    const items: TimelineItem[] = [];
    for (const { event, late } of this.#first()) {
      items.push(itemOf({ event, late, ...correctedBy(corrections, event) }));
      yield;
    }
    return items;
  }

  #first(): Ordered[] {
    return this.#held.sort((a, b) => compare(a.key, b.key)).slice(0, this.limit + 1);
  }
}
