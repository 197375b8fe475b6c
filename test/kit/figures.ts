import { type Summary, summarise } from '#kafila/domain';

/** Samples of several measures, by group: what a statistic is before it is summarised. */
export class Figures {
  readonly #groups = new Map<string, Map<string, number[]>>();
  #summaries: Readonly<Record<string, Readonly<Record<string, Summary>>>> | undefined;

  /** @param key what the group shares, in the order of `groupBy` */
  add(key: Readonly<Record<string, string | null>>, values: Readonly<Record<string, number | null>>): void {
    this.#summaries = undefined;
    const id = JSON.stringify(key);
    const group = this.#groups.get(id) ?? new Map<string, number[]>();
    this.#groups.set(id, group);
    for (const [measure, value] of Object.entries(values)) {
      const samples = group.get(measure) ?? [];
      group.set(measure, samples);
      if (value !== null) samples.push(value);
    }
  }

  /** Every figure of every group, by key. */
  summaries(): Readonly<Record<string, Readonly<Record<string, Summary>>>> {
    this.#summaries ??= Object.fromEntries(
      [...this.#groups]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, group]) => [
          id,
          Object.fromEntries([...group].map(([measure, samples]) => [measure, summarise(samples)])),
        ]),
    );
    return this.#summaries;
  }
}

export interface Row {
  readonly key: Readonly<Record<string, string | null>>;
  readonly [measure: string]: unknown;
}

/** The same of an answer of the API: these measures only. */
export function figuresIn(
  rows: readonly Row[],
  measures: readonly string[],
): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    rows
      .map((row): [string, Record<string, unknown>] => [
        JSON.stringify(row.key),
        Object.fromEntries(measures.map((measure) => [measure, row[measure]])),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
