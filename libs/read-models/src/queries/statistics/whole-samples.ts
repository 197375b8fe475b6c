import { summariseWhole, type Summary } from '#kafila/domain';

/** Samples that are whole numbers of a unit, eight bytes each. */
export class WholeSamples {
  #values = new Float64Array(8);
  #n = 0;

  /** What is not known is no sample. */
  add(value: number | null): void {
    if (value === null) return;
    if (this.#n === this.#values.length) {
      const larger = new Float64Array(this.#n * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#n++] = value;
  }

  /** All that several hold, summed up in a unit of which one is `perUnit`. */
  static summarise(several: readonly WholeSamples[], perUnit: number): Summary {
    const all = new Float64Array(several.reduce((sum, samples) => sum + samples.#n, 0));
    let at = 0;
    for (const samples of several) {
      all.set(samples.#values.subarray(0, samples.#n), at);
      at += samples.#n;
    }
    return summariseWhole(all, perUnit);
  }
}
