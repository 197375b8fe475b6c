/** A pair of clocks. Instants are RFC 3339 in UTC with milliseconds. */
export interface Clocks {
  /** The world's: what had happened by then; null: whatever happened. */
  readonly at: string | null;
  /** The store's, as it was asked for: what had been recorded by then; null where only its position was given, or nothing. */
  readonly knownAt: string | null;
  /** The last event that had been recorded by then. */
  readonly position: bigint;
}
