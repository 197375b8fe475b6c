/** What is shown is `true` now; `old`: look; `cut-off`: what is shown was true once. */
export type Freshness = 'connecting' | 'true' | 'old' | 'cut-off';

/** An answer that lacks what was recorded so long ago is old. */
export const OLD_AFTER_S = 10;
/** The feed says at least every 15 s that it is alive. Twice unheard, and a little. */
export const SILENT_AFTER_MS = 35_000;

/** What is known of the feed. Times by `performance.now()`, in milliseconds. */
export interface Heard {
  /** Whether a connection stands. */
  readonly isOpen: boolean;
  /** When something was heard last; undefined: never. */
  readonly heardAt: number | undefined;
  /** For how many seconds something had been recorded then that the rows did not show. */
  readonly ageS: number | undefined;
}

export function freshnessOf({ isOpen, heardAt, ageS }: Heard, now: number): Freshness {
  if (heardAt === undefined) return 'connecting';
  if (!isOpen) return now - heardAt > SILENT_AFTER_MS ? 'cut-off' : 'old';
  if (now - heardAt > SILENT_AFTER_MS) return 'old';
  return ageS === undefined || ageS > OLD_AFTER_S ? 'old' : 'true';
}

/** The last moment up to which what is shown was whole, by `performance.now()`. */
export function trueAtOf({ heardAt, ageS }: Heard): number | undefined {
  return heardAt === undefined ? undefined : heardAt - (ageS ?? 0) * 1_000;
}
