import { type Happened, type Money, type Of } from '../../event/happened.js';

export interface Goods {
  /** Harmonised System, 6 to 12 digits; text, because leading zeros count. */
  readonly hsCode?: string;
  readonly description: string;
  readonly packages?: number;
  /** Kilograms, gross. */
  readonly grossKg?: number;
  readonly value?: Money;
}

/** Leave to drive in one country: bilateral, QTTA or AUPTT. */
export interface Permit {
  readonly type: string;
  /** Country that issued it and where it is valid, ISO 3166-1 alpha-2. */
  readonly issuedBy: string;
  readonly number: string;
  /** Calendar days in the country that issued it, `2026-03-01`, both included. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly journeys?: 'single' | 'return' | 'multiple';
}

/** The certificate that a vehicle is built so that it can be sealed (TIR art. 12). Good for two years. */
export interface VehicleApproval {
  readonly number: string;
  /** Country that approved it, ISO 3166-1 alpha-2. */
  readonly issuedBy: string;
  /** Calendar day there, `2026-03-01`. */
  readonly approvedOn: string;
}

/** A trailer with a plate of its own, and seals of its own, under the carnet of the vehicle that draws it (TIR art. 17.1). */
export interface Trailer {
  readonly trailerId: string;
  /** Registration plate as it was given. */
  readonly plate: string;
  /** Country of registration, ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly kind?: string;
  /** Container number, normalised (ISO 6346). */
  readonly container?: string;
  readonly seals?: readonly string[];
  readonly approval?: VehicleApproval;
}

/** A vehicle as the dispatch desk knows it. */
export interface VehicleDescription {
  readonly vehicleId: string;
  /** Registration plate as it was given. */
  readonly plate: string;
  /** Country of registration, ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly kind?: string;
  /** Who drives, sealed (docs/persons.md): nothing here can read it, and nothing needs to. */
  readonly driver?: string;
  /** Container number, normalised (ISO 6346). */
  readonly container?: string;
  readonly seals?: readonly string[];
  readonly carnetNumber?: string;
  /** Slug of the place where its load goes. */
  readonly destination?: string;
  readonly goods?: readonly Goods[];
  readonly permits?: readonly Permit[];
  /** Trailers that it draws, in a road train several. */
  readonly trailers?: readonly Trailer[];
  /** Further ids, of plates that it took on the way in the convoy it came from. */
  readonly alsoKnownAs?: readonly string[];
  readonly approval?: VehicleApproval;
}

export type VehicleJoined = Of<
  'VehicleJoined',
  Happened &
    VehicleDescription & {
      /** The convoy it came from by a split or a merge; its earlier history is there. */
      readonly cameFrom?: string;
    }
>;
