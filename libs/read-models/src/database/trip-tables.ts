import { type ColumnType } from 'kysely';

/**
 * A BIGINT column. It is always read through `asText`: SQLite would give a number and round it beyond 2^53, PostgreSQL
 * gives text. It is compared and ordered as it is.
 */
export type BigInteger = ColumnType<never, bigint, bigint>;
export type BigIntegerOrNull = ColumnType<never, bigint | null, bigint | null>;

/**
 * The tables of the projection `trips`. Instants are RFC 3339 in UTC; 1 stands for true; JSON is text. Columns ending in
 * `_ms` are whole milliseconds, in `_m` metres, in `_g` grams: sums of them are exact.
 */
export interface TripTables {
  convoys: ConvoyTable;
  vehicles: VehicleTable;
  passages: PassageTable;
  activities: ActivityTable;
  halts: HaltTable;
  legs: LegTable;
  expenses: ExpenseTable;
  seal_breaches: SealBreachTable;
  whole_trips: WholeTripTable;
  carnets: CarnetTable;
  tir_operations: TirOperationTable;
  declarations: DeclarationTable;
  irregularities: IrregularityTable;
  claims: ClaimTable;
  explanations: ExplanationTable;
  streams: StreamTable;
  mentions: MentionTable;
}

export interface ConvoyTable {
  convoy_id: string;
  status: string;
  corridor_id: string | null;
  regime: string;
  planned_departure: string;
  ended_at: string | null;
  last_seen_at: string | null;
  next_place: string | null;
  /** Position of the last event folded into the row. */
  position: BigInteger;
  /** What `q` looks through, lower case. */
  search: string;
  /** From here on the sample of the statistics, see `ConvoySample`; null where the convoy was not dispatched. */
  dispatched_at: string | null;
  transit_ms: BigIntegerOrNull;
  spread_ms: BigIntegerOrNull;
  joined: number | null;
  withdrawn: number | null;
  on_time: number | null;
  load_g: BigIntegerOrNull;
  /** Dated amounts, see `writeAmounts`. */
  goods_values: string | null;
  goods_without_value: number | null;
  /**
   * The shape of the API as JSON, without what other streams have a say in. The last column: what comes before it is read
   * without loading it.
   */
  document: string;
}

export interface VehicleTable {
  convoy_id: string;
  vehicle_id: string;
  plate: string;
  status: string;
  registered_country: string;
  current_country: string | null;
  last_place: string | null;
  last_seen_at: string | null;
  next_place: string | null;
  /** When it joined first. */
  joined_at: string;
  /** When it left for good, or its convoy ended; null while it belongs to it. */
  left_at: string | null;
}

/** A vehicle over its whole way in one convoy, once it has come to its destination, see `wholeTrip`. */
export interface WholeTripTable {
  convoy_id: string;
  vehicle_id: string;
  corridor_id: string | null;
  regime: string;
  arrived_at: string;
  distance_m: BigIntegerOrNull;
  duration_ms: BigIntegerOrNull;
  moving_ms: BigIntegerOrNull;
  load_g: BigIntegerOrNull;
  /** Dated amounts, see `writeAmounts`; null where nobody reported any. */
  costs: string | null;
}

/** What a vehicle of a convoy has many of. */
interface NthOfVehicle {
  convoy_id: string;
  vehicle_id: string;
  /** 0, 1, 2 ... in the order of travel or time. */
  ordinal: number;
}

export interface PassageTable extends NthOfVehicle {
  place: string;
  direction: string;
  arrived_at: string | null;
  entered_at: string | null;
  exited_at: string | null;
  /** Arrival (entry where no arrival was reported) to exit, in milliseconds; null where either end is missing. */
  duration_ms: BigIntegerOrNull;
  /** 1 where the exit was only implied. */
  inferred: number;
  /** The agreement that applies there. */
  regime: string;
  /** From here on the sample of the statistics, see `BorderSample`; `duration_ms` is its TFI1. */
  waiting_ms: BigIntegerOrNull;
  customs_ms: BigIntegerOrNull;
  other_ms: BigIntegerOrNull;
  /** Dated amounts (`writeAmounts`): official, a bar, unofficial; null where nobody reported any. */
  payments: string | null;
}

/** What breached the seals of a vehicle. */
export interface SealBreachTable extends NthOfVehicle {
  place: string | null;
  breached_at: string;
}

/** Activities of CPMM at borders and stops. */
export interface ActivityTable extends NthOfVehicle {
  activity: string;
  place: string;
  direction: string | null;
  started_at: string;
  ended_at: string | null;
  /** JSON. */
  payments: string;
  result: string | null;
}

export interface HaltTable extends NthOfVehicle {
  place: string | null;
  reason: string | null;
  halted_at: string;
  resumed_at: string | null;
  /** 1 where the end was only implied. */
  inferred: number;
}

/** From one place where a vehicle was seen to the next; what is not known is null. */
export interface LegTable extends NthOfVehicle {
  from_place: string;
  to_place: string;
  departed_at: string | null;
  arrived_at: string | null;
  /** Metres by road. */
  distance_m: number | null;
  duration_ms: BigIntegerOrNull;
  standing_ms: BigIntegerOrNull;
  driving_ms: BigIntegerOrNull;
  /** How long it stood at `from_place` before, where that is no side of a border. */
  stay_ms: BigIntegerOrNull;
}

export interface ExpenseTable extends NthOfVehicle {
  category: string;
  /** Decimal text, as it was paid. */
  amount: string;
  /** ISO 4217. */
  currency: string;
  official: number;
  paid_to: string | null;
  paid_at: string;
  place: string | null;
}

export interface CarnetTable {
  carnet_number: string;
  status: string;
  /** As the desk assigned it, failing that as facts named them last. */
  convoy_id: string | null;
  vehicle_id: string | null;
  last_valid_date: string | null;
  accepted_at: string | null;
  position: BigInteger;
  document: string;
}

export interface TirOperationTable {
  carnet_number: string;
  ordinal: number;
  territory: string;
  start_office: string | null;
  started_at: string | null;
  start_inferred: number;
  termination_office: string | null;
  terminated_at: string | null;
  termination_inferred: number;
  partial: number | null;
  reservation: string | null;
  discharged_at: string | null;
  /** From its termination to the start across the line. */
  next_start_ms: BigIntegerOrNull;
  discharge_ms: BigIntegerOrNull;
}

export interface DeclarationTable {
  reference: string;
  status: string;
  /** Of the customs office. */
  place: string | null;
  convoy_id: string | null;
  carnet_number: string | null;
  channel: string | null;
  lodged_at: string | null;
  granted_at: string | null;
  gated_out_at: string | null;
  procedure: string | null;
  /** JSON. */
  vehicle_ids: string;
  /** From here on the steps of the WCO Time Release Study, see `ClearanceSample`. */
  assessment_ms: BigIntegerOrNull;
  examination_ordered_ms: BigIntegerOrNull;
  examination_ms: BigIntegerOrNull;
  agencies_ms: BigIntegerOrNull;
  payment_ms: BigIntegerOrNull;
  payment_release_ms: BigIntegerOrNull;
  release_ms: BigIntegerOrNull;
  gate_out_ms: BigIntegerOrNull;
  physically_examined: number;
  position: BigInteger;
  document: string;
}

/** What does not fit, as one stream alone tells it. */
export interface IrregularityTable {
  stream: string;
  code: string;
  ordinal: number;
  stream_kind: string;
  severity: string;
  since: string;
  /** The convoy it is of, or that the carnet or the declaration belongs to. */
  convoy_id: string | null;
  carnet_number: string | null;
  declaration: string | null;
  /** What would explain it where another stream tells it, at `unless_after` or later. */
  unless: string | null;
  unless_after: string | null;
  reports: number;
  /** JSON. */
  vehicle_ids: string;
  /** JSON. */
  evidence: string;
}

/** Who has a vehicle (a convoy) or a carnet (a vehicle) for himself, from when on to before when. */
export interface ClaimTable {
  stream: string;
  kind: string;
  key: string;
  ordinal: number;
  holder: string;
  convoy_id: string;
  from_at: string;
  until_at: string | null;
}

export interface ExplanationTable {
  stream: string;
  /** What `unless` of an irregularity says. */
  explains: string;
  explained_at: string;
}

/** Each stream with its first event. */
export interface StreamTable {
  stream: string;
  position: BigInteger;
  recorded_at: string;
}

/** What a stream has ever named, also in reports that were taken back. */
export interface MentionTable {
  stream: string;
  kind: string;
  key: string;
  /** The first event that names it. */
  position: BigInteger;
}
