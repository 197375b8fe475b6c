/** Numbers from the first to the last one, both included. */
export interface SequenceRange {
  readonly from: number;
  readonly to: number;
}

/** Gaps of a unit that are known one by one. No unit has so many; whoever makes them up must not fill memory. */
const MOST_RANGES = 10_000;

/** The numbers that a unit has given its reports (`unit.sequence`), as ranges. A unit counts from 1. */
export class Sequences {
  readonly #firsts: number[] = [];
  readonly #lasts: number[] = [];
  #gapsFrom = 1;

  constructor(private readonly most = MOST_RANGES) {}

  /** The highest of them; null: there are none. */
  get last(): number | null {
    return this.#lasts.at(-1) ?? null;
  }

  /** Below it, gaps are named no more: there were too many. 1 where all are named. */
  get gapsFrom(): number {
    return this.#gapsFrom;
  }

  /** Whether nothing is missing below the highest. */
  get isWhole(): boolean {
    return this.#gapsFrom === 1 && this.#firsts.length <= 1 && (this.#firsts[0] ?? 1) <= 1;
  }

  /** In their order, with a gap between each two. */
  get ranges(): readonly SequenceRange[] {
    return this.#firsts.map((from, i) => ({ from, to: this.#lasts[i] ?? from }));
  }

  /** What lies between the numbers, and before the first of them: not told, or told without a number. */
  get missing(): readonly SequenceRange[] {
    const gaps: SequenceRange[] = [];
    let next = this.#gapsFrom;
    for (const { from, to } of this.ranges) {
      if (from > next) gaps.push({ from: next, to: from - 1 });
      next = Math.max(next, to + 1);
    }
    return gaps;
  }

  /** @returns whether it was not among them */
  add(sequence: number): boolean {
    const at = this.#rangeUpTo(sequence);
    const [lastBefore, firstAfter] = [this.#lasts[at], this.#firsts[at + 1]];
    if (lastBefore !== undefined && sequence <= lastBefore) return false;
    const [followsOne, precedesOne] = [lastBefore === sequence - 1, firstAfter === sequence + 1];
    if (followsOne && precedesOne) {
      this.#lasts.splice(at, 1);
      this.#firsts.splice(at + 1, 1);
    } else if (followsOne) this.#lasts[at] = sequence;
    else if (precedesOne) this.#firsts[at + 1] = sequence;
    else {
      this.#firsts.splice(at + 1, 0, sequence);
      this.#lasts.splice(at + 1, 0, sequence);
    }
    if (this.#firsts.length > this.most) this.#forgetLowestGap();
    return true;
  }

  /** The last range that begins at this number or before; -1: none does. */
  #rangeUpTo(sequence: number): number {
    let [low, high] = [0, this.#firsts.length];
    // Most units send in their order: the last range is looked at first.
    if ((this.#firsts.at(-1) ?? Infinity) <= sequence) return high - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#firsts[middle] ?? Infinity) <= sequence) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #forgetLowestGap(): void {
    this.#gapsFrom = this.#firsts[1] ?? this.#gapsFrom;
    this.#lasts.splice(0, 1);
    this.#firsts.splice(1, 1);
  }
}

/** Ranges that are written out; further ones are counted. */
const MOST_WORDS = 20;

/** What is held and what is missing, for people: `1-41, 43; send 42`. */
export function sequencesInWords({ ranges, missing }: Pick<Sequences, 'ranges' | 'missing'>): string {
  if (ranges.length === 0) return 'none';
  return missing.length === 0 ? inWords(ranges) : `${inWords(ranges)}; send ${inWords(missing)}`;
}

function inWords(ranges: readonly SequenceRange[]): string {
  const written = ranges
    .slice(0, MOST_WORDS)
    .map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
  const more = ranges.length - written.length;
  return more > 0 ? `${written.join(', ')} and ${more} more` : written.join(', ');
}
