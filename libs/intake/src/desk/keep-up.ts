import { type ConvoyDesk } from './convoy-desk.js';

/** How often the desk reads on while nobody decides, in milliseconds: so much at most a decision has to wait for. */
const PAUSE = 30_000;

/**
 * Lets the desk keep up with the event store in the background, from the start on: the first decision after a long
 * history, or after a day of many reports, then finds little left to read. A store that does not answer is asked again.
 */
export class KeepUp {
  #timer: NodeJS.Timeout | undefined;
  #underway: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(
    private readonly desk: Pick<ConvoyDesk, 'keepUp'>,
    private readonly log: { readonly warn: (facts: object, text: string) => unknown },
  ) {}

  begin(): void {
    this.#underway = this.#round();
  }

  /** Resolves when nothing more is read. */
  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#underway;
  }

  async #round(): Promise<void> {
    try {
      await this.desk.keepUp();
    } catch (err) {
      this.log.warn({ err }, 'the desk cannot read on; it tries again, at the next decision at the latest');
    }
    if (this.#ended) return;
    this.#timer = setTimeout(() => {
      this.#underway = this.#round();
    }, PAUSE);
    this.#timer.unref();
  }
}
