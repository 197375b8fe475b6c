/** A column of numbers that grows, eight bytes each. */
export class Column {
  #values = new Float64Array(1024);
  #n = 0;

  add(value: number): void {
    if (this.#n === this.#values.length) {
      const larger = new Float64Array(this.#n * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#n++] = value;
  }

  get values(): Float64Array {
    return this.#values.subarray(0, this.#n);
  }
}

/**
 * Samples of several measures, one row for each thing that was measured, column by column: a million rows that belong to
 * thousands of groups are written one after the other, and sorted into groups once.
 */
export class SampleColumns<Measure extends string> {
  readonly #numbers = new Map<string, number>();
  readonly #groups = new Column();
  readonly #columns: Readonly<Record<Measure, Column>>;

  constructor(measures: readonly Measure[]) {
    this.#columns = Object.fromEntries(measures.map((measure) => [measure, new Column()])) as Record<
      Measure,
      Column
    >;
  }

  /** The groups that rows were added to, in the order of their numbers. */
  get groups(): readonly string[] {
    return [...this.#numbers.keys()];
  }

  /** Begins a row; every measure has to be added to it. */
  begin(group: string): void {
    let number = this.#numbers.get(group);
    if (number === undefined) {
      number = this.#numbers.size;
      // A copy: the group may be a part of a large text, which would be kept with it.
      this.#numbers.set(Buffer.from(group).toString(), number);
    }
    this.#groups.add(number);
  }

  /** Null: no sample. */
  add(measure: Measure, value: number | null): void {
    this.#columns[measure].add(value ?? NaN);
  }

  /** The samples of one measure, group by group. */
  of(measure: Measure): SamplesByGroup {
    return new SamplesByGroup(this.#columns[measure].values, this.#groups.values, this.#numbers.size);
  }
}

/** The samples of one measure, those of a group side by side. */
export class SamplesByGroup {
  readonly #sorted: Float64Array;
  /** Where each group begins; the last one ends where nothing begins. */
  readonly #begins: Uint32Array;

  constructor(values: Float64Array, groups: Float64Array, groupCount: number) {
    const ends = new Uint32Array(groupCount + 1);
    for (let i = 0; i < values.length; i++) {
      if (!Number.isNaN(values[i])) ends[(groups[i] ?? 0) + 1] = (ends[(groups[i] ?? 0) + 1] ?? 0) + 1;
    }
    for (let group = 1; group <= groupCount; group++)
      ends[group] = (ends[group] ?? 0) + (ends[group - 1] ?? 0);
    this.#begins = ends.slice();
    this.#sorted = new Float64Array(ends[groupCount] ?? 0);
    const next = ends;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? NaN;
      if (Number.isNaN(value)) continue;
      const group = groups[i] ?? 0;
      const at = next[group] ?? 0;
      this.#sorted[at] = value;
      next[group] = at + 1;
    }
  }

  /** The samples of several groups, in one array of their own. */
  together(groups: readonly number[]): Float64Array {
    const parts = groups.map((group) => this.#sorted.subarray(this.#begins[group], this.#begins[group + 1]));
    const all = new Float64Array(parts.reduce((n, part) => n + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
