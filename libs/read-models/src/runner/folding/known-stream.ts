import { type KeptRows } from '../rows/stored-rows.js';

/** A fold of all events up to a revision. */
export interface EarlierFold {
  readonly fold: unknown;
  readonly revision: number;
}

/** What is known of one stream: its fold, and its rows as they stand in the tables. */
export interface KnownStream extends EarlierFold {
  readonly rows: KeptRows;
  readonly weight: FoldWeight;
  /** From the newest on. A late fact extends one of them, so that only the events since are read again. */
  readonly earlier: readonly EarlierFold[];
}

/** Bytes that a fold takes in memory, about, as counted at a revision. */
export interface FoldWeight {
  readonly bytes: number;
  readonly countedAt: number;
}

/** How far back folds are kept, in shares of what makes a long stream: most reports are late by little. */
const SPANS = [1 / 16, 1 / 2, 4];

/**
 * The folds to keep beside one of a long stream: of each span the last ones before its two latest multiples.
 *
 * @param before what was known until now
 * @param revision of the fold that is known now
 * @param long a stream of so many events is long
 */
export function earlierFolds(
  before: KnownStream | undefined,
  revision: number,
  long: number,
): readonly EarlierFold[] {
  if (!before || revision < long) return [];
  const { fold, revision: known, earlier } = before;
  const all = [{ fold, revision: known }, ...earlier].filter((one) => one.revision < revision);
  const kept = new Set<EarlierFold>();
  for (const share of SPANS) {
    const span = Math.max(1, Math.round(share * long));
    const lastOfSpan = all.filter((one, i) => {
      const next = all[i - 1]?.revision ?? revision;
      return Math.floor(one.revision / span) < Math.floor(next / span);
    });
    for (const one of lastOfSpan.slice(0, 2)) kept.add(one);
  }
  return all.filter((one) => kept.has(one));
}
