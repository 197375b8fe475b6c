import { type IrregularityCode, type Severity } from './catalogue.js';

/** Something the facts show that the rules of the road do not allow, or that does not fit together. */
export interface Irregularity {
  readonly code: IrregularityCode;
  readonly severity: Severity;
  /** When it first occurred, RFC 3339 in UTC. */
  readonly since: string;
  readonly vehicleIds: readonly string[];
  /** Ids of the reports that show it, the first ones where they are many. */
  readonly evidence: readonly string[];
  /** How many reports show it. */
  readonly reports: number;
}

/** What would explain an irregularity where another stream tells it, as `Explanation.of` names it. */
export interface Unless {
  readonly of: string;
  /** From when to when it explains, both included; RFC 3339 in UTC. `before` is null where it does however late. */
  readonly after: string;
  readonly before: string | null;
}

/** An irregularity that only stands while nothing explains it in another stream. */
export interface ConditionalIrregularity extends Irregularity {
  readonly unless: Unless;
}

/** What one stream tells that explains an irregularity of another. */
export interface Explanation {
  /** E.g. `certified-report XC12345678`. */
  readonly of: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
}

/** What one convoy has for itself while it has it. Two holders of the same at the same time contradict each other. */
export interface Claim {
  readonly kind: 'vehicle' | 'carnet' | 'handover' | 'exclusion' | 'use';
  /**
   * Id of the vehicle, number of the carnet; of a handover JSON: vehicle or null, from, to, when. Of an exclusion, and of the
   * use of a carnet that one contradicts: the country and the holder of the carnet.
   */
  readonly key: string;
  /** For a vehicle: the convoy, where `key` is the id of a plate JSON of the convoy and the own id. For a carnet: the vehicle. For a handover: what was handed over, as one of the two knows it. Else JSON of `HeldByCarnet`. */
  readonly holder: string;
  /** Empty: none. */
  readonly convoyId: string;
  /** RFC 3339 in UTC; `until` is null while it lasts. */
  readonly from: string;
  readonly until: string | null;
}
