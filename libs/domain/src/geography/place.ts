/**
 * What kind of point a place is. A `border-crossing` is ONE side of a border crossing point (BCP). To a `rail-yard` vehicles
 * come on a train only.
 */
export const PLACE_KINDS = [
  'port',
  'dry-port',
  'city',
  'customs-house',
  'border-crossing',
  'rail-yard',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface Place {
  readonly slug: string;
  /** UN/LOCODE without a blank; null where the United Nations list has none. Its coordinates are not used. */
  readonly code: string | null;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly kind: PlaceKind;
  readonly lat: number;
  readonly lon: number;
  /** IANA time zone. */
  readonly timeZone: string;
  /** Slug of the side that faces it across the border; null where nothing faces it. */
  readonly bcpPair: string | null;
  /** Slugs of the ports that face this one across the sea: vehicles go there by ship. Holds both ways, whoever names it. */
  readonly seaPairs?: readonly string[];
  /** Slugs of the places that face this one across the border by rail, a rail yard on one side at least. Holds both ways. */
  readonly railPairs?: readonly string[];
  readonly source: string;
  readonly approximate: boolean;
  readonly note?: string;
  readonly altNames?: readonly string[];
}

/** How vehicles go over a leg: on their own wheels, or carried by a ship or a train. */
export const LEG_MODES = ['road', 'sea', 'rail'] as const;
export type LegMode = (typeof LEG_MODES)[number];

/** One stretch of a corridor between two places that follow each other. */
export interface Leg {
  readonly from: string;
  readonly to: string;
  /** Absent: by road. */
  readonly mode?: LegMode;
  readonly country: string;
  /** Country of `to`, on a leg that crosses a border. */
  readonly toCountry?: string;
  readonly distanceKm: number;
  readonly borderCrossing: boolean;
  readonly distanceSource: string;
}

export interface Corridor {
  readonly id: string;
  readonly name: string;
  /** Agreements that may apply on it: TIR, APTTA, AUPTT, QTTA ... */
  readonly regimes: readonly string[];
  /** CAREC corridor numbers; null where the route is on none. */
  readonly carec: readonly number[] | null;
  readonly roundTrip: boolean;
  /** ISO 3166-1 alpha-2, in the order of travel. */
  readonly countries: readonly string[];
  readonly borderCrossings: number;
  readonly legs: readonly Leg[];
  readonly totalKm: number;
  /** Kilometres that NLC told the press for about this trip; null where none were published. */
  readonly publishedKm: number | null;
  readonly distanceSource: string;
  readonly notes: readonly string[];
}
