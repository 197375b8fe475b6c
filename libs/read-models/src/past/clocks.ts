/** A pair of clocks. Instants are RFC 3339 in UTC with milliseconds. */
export interface Clocks {
  /** Of the world: what had happened by then. Null: whatever happened. */
  readonly at: string | null;
  /** Of the store, as it was asked for: what had been recorded by then. Null where only a position was given, or nothing. */
  readonly knownAt: string | null;
  /** The last event that had been recorded by then. */
  readonly position: bigint;
}
