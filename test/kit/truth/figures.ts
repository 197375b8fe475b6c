import { ascending } from '#kafila/domain';
import { type PlainSummary, plainSummary } from './plain-summary.js';

/** One sample; a pair where the figure is a ratio of two sums. */
export type Sample = number | readonly [number, number];

/** A total, a share or a ratio, as the API shows it. */
export interface Figure {
  readonly n: number;
  readonly total?: number | null;
  readonly ratio?: number | null;
}
type Shown = PlainSummary | Figure;

/** What samples of a measure come to, where that is no summary. */
export type Comes = (samples: readonly Sample[]) => Figure;

/** Samples of several measures, by group: what a statistic is before it is summarised. */
export class Figures {
  readonly #groups = new Map<string, Map<string, Sample[]>>();
  readonly #missing = new Map<string, number>();
  #summaries: Readonly<Record<string, Readonly<Record<string, Shown>>>> | undefined;

  /** @param others measures that are not summarised */
  constructor(private readonly others: Readonly<Record<string, Comes>> = {}) {}

  /** @param key what the group shares, in the order of `groupBy` */
  add(key: Readonly<Record<string, string | null>>, values: Readonly<Record<string, Sample | null>>): void {
    this.#summaries = undefined;
    const id = JSON.stringify(key);
    const group = this.#groups.get(id) ?? new Map<string, Sample[]>();
    this.#groups.set(id, group);
    for (const [measure, value] of Object.entries(values)) {
      const samples = group.get(measure) ?? [];
      group.set(measure, samples);
      if (value !== null) samples.push(value);
      else this.#missing.set(measure, this.missing(measure) + 1);
    }
  }

  /** How often there was no sample of a measure. */
  missing(measure: string): number {
    return this.#missing.get(measure) ?? 0;
  }

  /** Every figure of every group, by key. */
  summaries(): Readonly<Record<string, Readonly<Record<string, Shown>>>> {
    this.#summaries ??= Object.fromEntries(
      [...this.#groups]
        .sort(([a], [b]) => ascending(a, b))
        .map(([id, group]) => [
          id,
          Object.fromEntries(
            [...group].map(([measure, samples]) => [measure, this.#shown(measure, samples)]),
          ),
        ]),
    );
    return this.#summaries;
  }

  #shown(measure: string, samples: readonly Sample[]): Shown {
    return this.others[measure]?.(samples) ?? plainSummary(samples.map(first));
  }
}

/** How many are 1. */
export const share: Comes = (samples) => ({
  n: samples.length,
  ratio: samples.length === 0 ? null : samples.filter((one) => one === 1).length / samples.length,
});

/** The sum, added up in millionths: those are whole, so that it has no order. */
export const total: Comes = (samples) => ({
  n: samples.length,
  total:
    samples.length === 0
      ? null
      : samples.reduce<number>((sum, one) => sum + Math.round(first(one) * 1e6), 0) / 1e6,
});

function first(sample: Sample): number {
  return typeof sample === 'number' ? sample : sample[0];
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
      .sort(([a], [b]) => ascending(a, b)),
  );
}
