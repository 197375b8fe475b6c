/** A step that may take long. It can be awaited several times; an await that is over leaves nothing in memory. */
export class AwaitedStep<T> {
  private settled: { readonly value: T } | { readonly error: unknown } | undefined;
  private wake: () => void = () => undefined;

  constructor(step: Promise<T>) {
    const settle = (settled: { readonly value: T } | { readonly error: unknown }): void => {
      this.settled = settled;
      this.wake();
    };
    step.then(
      (value) => {
        settle({ value });
      },
      (error: unknown) => {
        settle({ error });
      },
    );
  }

  /** @returns undefined where it has not come within this time @throws what the step throws */
  async within(ms: number): Promise<T | undefined> {
    if (!this.settled) {
      await new Promise<void>((resolve) => {
        const over = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(over);
          resolve();
        };
      });
    }
    if (!this.settled) return undefined;
    if ('error' in this.settled) throw this.settled.error;
    return this.settled.value;
  }
}
