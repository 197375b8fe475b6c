import { type Goods } from '../events/vehicle.js';
import { type SealingParty } from '../events/facts.js';

/** What a vehicle carries: moves on when its tractor is replaced, and when its cargo is moved. */
export interface Load {
  readonly container: string | null;
  readonly carnetNumber: string | null;
  readonly destination: string | null;
  readonly goods: readonly Goods[];
}

export interface Delivery {
  /** Slug; null where the report named no place. */
  readonly place: string | null;
  readonly deliveredAt: string;
  readonly partial: boolean;
  readonly evidence: readonly string[];
}

/** A load that went from one vehicle into another; both have it. */
export interface Transshipment {
  readonly at: string;
  readonly place: string | null;
  readonly from: string;
  readonly to: string;
  /** Part of the load stayed where it was. */
  readonly partial: boolean;
  /** The carnet that the load travelled under; null where it had none. */
  readonly carnetNumber: string | null;
  readonly reason: string | null;
  readonly evidence: readonly string[];
}

/** One step in the life of a vehicle's seals. */
export interface SealStep {
  readonly what: 'joined-with' | 'affixed' | 'verified' | 'broken' | 'replaced' | 'taken-over';
  readonly at: string;
  readonly place: string | null;
  readonly party: SealingParty | null;
  /** The seals that are on afterwards, in alphabetical order. */
  readonly seals: readonly string[];
  /** Verified only. */
  readonly intact?: boolean;
  /** Reports it rests on; none where the desk decided it. */
  readonly evidence: readonly string[];
}
