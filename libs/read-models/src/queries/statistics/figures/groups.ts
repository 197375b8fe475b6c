import { ascending, corridors, type Grouping, placeOf, routeOf } from '#kafila/domain';

/** What is known of a sample, to group it by. A month is that of UTC, `2026-03`. Null where nobody said. */
export interface GroupedBy {
  readonly place?: string | null;
  readonly direction?: string | null;
  readonly country?: string | null;
  /** In the place of one country: each that it counts in. */
  readonly countries?: readonly string[];
  /** Each that it counts in: a place that belongs to two corridors counts in both. */
  readonly corridors?: readonly (string | null)[];
  readonly regime?: string | null;
  readonly month?: string | null;
  readonly hsChapter?: string | null;
  readonly hsHeading?: string | null;
  readonly hsCode?: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly destination?: string | null;
}

export type GroupKey = Readonly<Record<string, string | null>>;

/** The samples of each group. Without a grouping there is one group, also where there is no sample. */
export class Groups<Samples> {
  readonly #groups = new Map<string, { readonly key: GroupKey; readonly samples: Samples }>();
  /** Groups by what was known of the sample: most samples share it with one before. */
  readonly #known = new Map<string, readonly Samples[]>();

  constructor(
    private readonly groupBy: readonly Grouping[],
    private readonly begin: () => Samples,
  ) {
    if (groupBy.length === 0) this.#group({});
  }

  /**
   * The samples of the groups that something belongs to.
   *
   * @param of what distinguishes it from others of the statistic; what `groupedBy` gives may depend on nothing else
   * @param groupedBy undefined: it belongs to none
   */
  at(of: string, groupedBy: () => GroupedBy | undefined): readonly Samples[] {
    const known = this.#known.get(of);
    if (known) return known;
    const sample = groupedBy();
    const found = sample ? this.#keysOf(sample).map((key) => this.#group(key)) : [];
    this.#known.set(of, found);
    return found;
  }

  /** In the order of their keys; what nobody said comes last. */
  inOrder(): readonly { readonly key: GroupKey; readonly samples: Samples }[] {
    return [...this.#groups.values()].sort((a, b) => {
      for (const grouping of this.groupBy) {
        const order = compare(a.key[grouping] ?? null, b.key[grouping] ?? null);
        if (order !== 0) return order;
      }
      return 0;
    });
  }

  #keysOf(sample: GroupedBy): readonly GroupKey[] {
    const within = this.groupBy.includes('corridor') ? (sample.corridors ?? [null]) : [null];
    const countries = this.groupBy.includes('country')
      ? (sample.countries ?? [sample.country ?? null])
      : [null];
    return within.flatMap((corridor) =>
      countries.map((country) => {
        const known = { ...sample, corridor, country };
        return Object.fromEntries(this.groupBy.map((grouping) => [grouping, known[grouping] ?? null]));
      }),
    );
  }

  #group(key: GroupKey): Samples {
    const id = JSON.stringify(key);
    const known = this.#groups.get(id);
    if (known) return known.samples;
    const samples = this.begin();
    this.#groups.set(id, { key, samples });
    return samples;
  }
}

/** Made when first asked for: corridors may be added at the start. */
let corridorsByPlace: Map<string, string[]> | undefined;

function mapCorridors(): Map<string, string[]> {
  const byPlace = new Map<string, string[]>();
  for (const corridor of corridors) {
    for (const place of new Set(routeOf(corridor))) {
      byPlace.set(place, [...(byPlace.get(place) ?? []), corridor.id]);
    }
  }
  return byPlace;
}

/** The corridors that a place belongs to, in the order of the data; one null where it belongs to none. */
export function corridorsThrough(place: string | null, only?: string): readonly (string | null)[] {
  corridorsByPlace ??= mapCorridors();
  const through = place === null ? undefined : corridorsByPlace.get(place);
  if (only !== undefined) return through?.includes(only) === true ? [only] : [];
  return through ?? [null];
}

export function countryOf(place: string | null): string | null {
  return place === null ? null : placeOf(place).country;
}

function compare(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return ascending(a, b);
}
