/** What a unit sent, by its own count and its own clock. */
export interface UnitClock {
  readonly sequence: number;
  /** Milliseconds since 1970 in UTC, as what it reports. */
  readonly clockAt: number;
  readonly occurredAt: number;
  readonly reportId: string;
}

/** Of each unit the latest by its own count, among the facts folded so far. */
export interface UnitClocks {
  /** Unit id -> where in `latest`. */
  readonly units: ReadonlyMap<string, number>;
  readonly latest: readonly UnitClock[];
}
