import { corridors } from '../../geography/geography.js';
import { hoursOfMs } from '../../time/hours.js';
import { type MeasuredConvoy } from './measured-convoy.js';
import { SortedSamples } from './sorted-samples.js';
import { type UsualTimes } from './usual-times.js';

/** Usual times by corridor. Later measurements do not change them. */
export interface UsualTimesByCorridor {
  /** @param corridorId null for a route of its own: then speed and sides of all corridors count */
  on(corridorId: string | null): UsualTimes;
}

/** The measurements of one convoy, kept small. They are kept so that they can be removed when the convoy changes. */
interface Kept {
  readonly things: Uint32Array;
  readonly ms: Float64Array;
  readonly corridorId: string | null;
  readonly moved: Moved;
}

interface Moved {
  readonly metres: number;
  readonly ms: number;
}

const NOTHING_MOVED: Moved = { metres: 0, ms: 0 };
/** Key of the sums over all corridors; no corridor has this id. */
const ANY = 'any';

/** The times that legs, sides and stays took, by convoy: new measurements of a convoy replace its earlier ones. */
export class MeasuredTimes {
  readonly #convoys = new Map<string, Kept>();
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #changed = new Map<number, { readonly added: number[]; readonly removed: number[] }>();
  #samples: ReadonlyMap<string, SortedSamples> = new Map();
  readonly #moved = new Map<string, Moved>();
  #usual: UsualTimesByCorridor | undefined;

  get convoys(): number {
    return this.#convoys.size;
  }

  update(convoyId: string, measured: MeasuredConvoy): void {
    const before = this.#convoys.get(convoyId);
    const now = this.#keep(measured);
    this.#convoys.set(convoyId, now);
    if (before) this.#note(before, 'removed', -1);
    this.#note(now, 'added', 1);
    this.#usual = undefined;
  }

  usual(): UsualTimesByCorridor {
    return (this.#usual ??= usualOf(this.#settledSamples(), new Map(this.#moved)));
  }

  #keep({ corridorId, sides, legs }: MeasuredConvoy): Kept {
    const [things, ms]: [number[], number[]] = [[], []];
    const push = (thing: string, took: number | null): void => {
      if (took === null) return;
      things.push(this.#numberOf(thing));
      ms.push(took);
    };
    let [metresMoved, msMoved] = [0, 0];
    for (const { place, direction, ms: took, insideMs } of sides) {
      push(sideKey(place, direction), took);
      push(insideKey(place, direction), insideMs);
    }
    for (const { from, to, metres, ms: took, stayMs } of legs) {
      push(stayKey(from), stayMs);
      push(legKey(from, to), took);
      if (took === null || metres === null || metres === 0) continue;
      metresMoved += metres;
      msMoved += took;
    }
    const moved = { metres: metresMoved, ms: msMoved };
    return { things: Uint32Array.from(things), ms: Float64Array.from(ms), corridorId, moved };
  }

  #note({ things, ms, corridorId, moved }: Kept, as: 'added' | 'removed', sign: 1 | -1): void {
    for (const [i, thing] of things.entries()) {
      const changed = this.#changed.get(thing) ?? { added: [], removed: [] };
      changed[as].push(hoursOfMs(ms[i] ?? 0));
      this.#changed.set(thing, changed);
    }
    for (const key of corridorId === null ? [ANY] : [corridorId, ANY]) {
      const sum = this.#moved.get(key) ?? NOTHING_MOVED;
      this.#moved.set(key, { metres: sum.metres + sign * moved.metres, ms: sum.ms + sign * moved.ms });
    }
  }

  #settledSamples(): ReadonlyMap<string, SortedSamples> {
    const settled = new Map(this.#samples);
    for (const [number, { added, removed }] of this.#changed) {
      const thing = this.#names[number] ?? '';
      settled.set(thing, (settled.get(thing) ?? SortedSamples.none).with(added, removed));
    }
    this.#changed.clear();
    return (this.#samples = settled);
  }

  #numberOf(thing: string): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    this.#numbers.set(thing, this.#names.length);
    return this.#names.push(thing) - 1;
  }
}

const sideKey = (place: string, direction: string): string => `side ${place} ${direction}`;
const insideKey = (place: string, direction: string): string => `inside ${place} ${direction}`;
const stayKey = (place: string): string => `stay ${place}`;
const legKey = (from: string, to: string): string => `leg ${from} ${to}`;

function usualOf(
  samples: ReadonlyMap<string, SortedSamples>,
  moved: ReadonlyMap<string, Moved>,
): UsualTimesByCorridor {
  const byCorridor = new Map<string | null, UsualTimes>();
  return {
    on(corridorId) {
      const known = byCorridor.get(corridorId);
      if (known) return known;
      let sides: SortedSamples | undefined;
      const usual: UsualTimes = {
        legHours: (from, to) => samples.get(legKey(from, to))?.range,
        sideHours: (place, direction) => samples.get(sideKey(place, direction))?.range,
        insideHours: (place, direction) => samples.get(insideKey(place, direction))?.range,
        stayHours: (place) => samples.get(stayKey(place))?.range,
        usualKmh: kmhOf(moved, corridorId),
        // A getter, because it is asked seldom and all samples have to be sorted for it.
        get usualSideHours() {
          return (sides ??= sidesOn(samples, corridorId)).range;
        },
      };
      byCorridor.set(corridorId, usual);
      return usual;
    },
  };
}

function kmhOf(moved: ReadonlyMap<string, Moved>, corridorId: string | null): number | undefined {
  const own = corridorId === null ? undefined : moved.get(corridorId);
  const sum = own && own.ms > 0 ? own : moved.get(ANY);
  return sum && sum.ms > 0 ? sum.metres / 1000 / hoursOfMs(sum.ms) : undefined;
}

function sidesOn(samples: ReadonlyMap<string, SortedSamples>, corridorId: string | null): SortedSamples {
  const legs = corridors.find(({ id }) => id === corridorId)?.legs;
  const along = legs && new Set(legs.flatMap(({ from, to }) => [from, to]));
  const onIt = [...samples].filter(([thing]) => {
    const [kind, place = ''] = thing.split(' ');
    return kind === 'side' && (!along || along.has(place));
  });
  return SortedSamples.ofAll(onIt.map(([, sorted]) => sorted));
}
