/** Lets one caller wait until something happens or a time is over. What happens before the wait is not lost. */
export class Wake {
  #happened = false;
  #waiting: (() => void) | undefined;

  now(): void {
    this.#happened = true;
    this.#waiting?.();
  }

  /** True where something happened, false where the time ran out. */
  async within(ms: number): Promise<boolean> {
    if (!this.#happened) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#waiting = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const happened = this.#happened;
    [this.#happened, this.#waiting] = [false, undefined];
    return happened;
  }
}
