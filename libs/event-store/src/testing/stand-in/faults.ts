export type Call = 'append' | 'read' | 'subscribe';

/** A fault to be played once, by the next call of its kind. */
export interface Fault {
  readonly on: Call;
  /**
   * `cut`: the connection breaks, and with it every call on it. `hang`: no answer ever comes. `not-leader`: refused,
   * naming the leader. `slow`: everything as usual, but late.
   */
  readonly does: 'cut' | 'hang' | 'not-leader' | 'slow';
  /** Append, `cut` and `hang`: whether the events were written before. Default false. */
  readonly written?: boolean;
  /**
   * Read and subscribe, `cut` and `hang`: how many events are sent before. Default 0. Append, `cut`: how many of its events
   * are received before; default: all.
   */
  readonly afterEvents?: number;
  /** `slow`: how late. Default 100. */
  readonly ms?: number;
}

/** Faults that wait to be played, in the order given. */
export class Faults {
  readonly #planned: { fault: Fault; played: () => void }[] = [];

  /** Plans a fault; resolves when a call has met it. */
  plan(fault: Fault): Promise<void> {
    return new Promise((resolve) => {
      this.#planned.push({ fault, played: resolve });
    });
  }

  /** The fault the call that just came in has to suffer, if any. */
  take(call: Call): Fault | undefined {
    return this.#take(
      ({ on, afterEvents }) => on === call && !(on === 'append' && afterEvents !== undefined),
    );
  }

  /** The fault that a call has to suffer which has just received so many events. */
  takeAfter(call: Call, events: number): Fault | undefined {
    return this.#take(({ on, afterEvents }) => on === call && afterEvents === events);
  }

  #take(meets: (fault: Fault) => boolean): Fault | undefined {
    const index = this.#planned.findIndex(({ fault }) => meets(fault));
    const [next] = index < 0 ? [] : this.#planned.splice(index, 1);
    next?.played();
    return next?.fault;
  }
}
