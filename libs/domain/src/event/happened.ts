/** WGS84 decimal degrees; accuracy as the radius in metres. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
  readonly accuracyM?: number;
}

/** An amount as it stands on the papers: decimal text, so that nothing is lost, and ISO 4217. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export interface Happened {
  /** When it happened in the world: RFC 3339 in UTC with milliseconds. */
  readonly occurredAt: string;
  /** The offset from UTC as it was reported, `+05:00`. */
  readonly offset: string;
  readonly note?: string;
  /** Made up to fill what was never published or observed; never counts as an observation. */
  readonly synthetic?: true;
  /** Fields as they were written, where Kafila keeps them in another form: places, plates, seals, numbers. */
  readonly asReported?: Readonly<Record<string, unknown>>;
}

export interface Observed extends Happened {
  /** The vehicles it is about; absent: all that belonged to the convoy at that time. */
  readonly vehicleIds?: readonly string[];
  readonly place?: string;
  readonly position?: Position;
}

export type AtPlace = Observed & { readonly place: string };

export interface Of<Type extends string, Data extends Happened> {
  readonly type: Type;
  readonly data: Data;
}
