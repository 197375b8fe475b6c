import { ascending } from '#kafila/domain';
import { type ReadEvent } from '#kafila/read-models';
import { type FoldedConvoy } from '../fold/folded-convoy.js';
import { type HistoryEvent } from '../fold/recorded-history.js';
import { type StepOrder } from './step-order.js';

/** A report that counted without reserve when it came. */
interface Doubted {
  readonly stream: string;
  readonly from: bigint;
  readonly placed: ReadEvent;
}

/** Of a history in the order of recording: reports that come into doubt later, by the revocation of the key that signed them. */
export class ComingDoubts {
  readonly #coming: readonly Doubted[];
  #next = 0;

  /** In the order of occurrence all is known from the start. */
  constructor(
    history: readonly HistoryEvent[],
    private readonly order: StepOrder,
  ) {
    const doubted =
      order === 'recording'
        ? history.flatMap(({ recorded: { stream }, placed, doubt }) =>
            doubt ? [{ stream, placed, from: doubt.from }] : [],
          )
        : [];
    this.#coming = doubted.sort((a, b) => ascending(a.from, b.from));
  }

  asItCame({ placed, doubt }: HistoryEvent): ReadEvent {
    return (this.order === 'recording' ? doubt?.before : undefined) ?? placed;
  }

  /** Tells a convoy of the doubts that come up to an event, which it has. */
  goOnTo({ recorded: { position } }: HistoryEvent, convoy: FoldedConvoy): Promise<void> {
    return this.#goOn(convoy, ({ from }) => from <= position);
  }

  goOnToEnd(convoy: FoldedConvoy): Promise<void> {
    return this.#goOn(convoy, () => true);
  }

  async #goOn(convoy: FoldedConvoy, isNext: (doubted: Doubted) => boolean): Promise<void> {
    const came = new Map<string, ReadEvent[]>();
    for (let one = this.#coming[this.#next]; one && isNext(one); one = this.#coming[this.#next]) {
      this.#next++;
      const events = came.get(one.stream);
      if (events) events.push(one.placed);
      else came.set(one.stream, [one.placed]);
    }
    for (const [stream, events] of came) await convoy.standAnew(stream, events);
  }
}
