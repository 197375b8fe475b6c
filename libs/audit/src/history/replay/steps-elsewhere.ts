import { ascending } from '#kafila/domain';
import { type ReadEvent } from '#kafila/read-models';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ClaimsElsewhere } from '../fold/claims-elsewhere.js';
import { type HistoryEvent } from '../fold/recorded-history.js';
import { momentOf, type OrderedEvent, type StepOrder } from './step-order.js';

/** Looking at one event takes a microsecond or less. */
const EVENTS_AT_ONCE = 200;

/** Other convoys that have had vehicles or carnets of one that is replayed: they go on beside it, and are no steps of it. */
export class StepsElsewhere {
  readonly claims = new ClaimsElsewhere();
  #next = 0;

  constructor(
    private readonly ordered: readonly OrderedEvent[],
    private readonly order: StepOrder,
  ) {}

  /** Takes in what comes up to an event, in the order of the replay. */
  goOnTo(event: HistoryEvent): Promise<void> {
    return this.#goOn((other) =>
      this.order === 'recording'
        ? other.recorded.position <= event.recorded.position
        : ascending(momentOf(other), momentOf(event)) <= 0,
    );
  }

  /** Takes in all that is left. */
  goOnToEnd(): Promise<void> {
    return this.#goOn(() => true);
  }

  async #goOn(isNext: (event: HistoryEvent) => boolean): Promise<void> {
    const came = new Map<string, ReadEvent[]>();
    for (let one = this.ordered[this.#next]; one && isNext(one.event); one = this.ordered[this.#next]) {
      if (this.#next % EVENTS_AT_ONCE === 0) await nextTurn();
      this.#next++;
      if (one.folded.length === 0) continue;
      const { stream } = one.event.recorded;
      const events = came.get(stream) ?? [];
      came.set(stream, events);
      for (const { placed } of one.folded) events.push(placed);
    }
    for (const [stream, events] of came) await this.claims.add(stream, events);
  }
}
