import { type LegMode } from '../../geography/place.js';
import { type Direction } from '../../geography/route.js';

export interface ConvoyPlan {
  readonly corridorId: string | null;
  readonly route: readonly string[];
  /** Kilometres from the start to each place of the route, by road, by sea and by rail. */
  readonly kilometres: readonly number[];
  /** For each place of the route the direction in which the route passes it; undefined where it is no border side. */
  readonly directions: readonly (Direction | undefined)[];
  /** For each place of the route how vehicles come to it from the place before. */
  readonly modes: readonly LegMode[];
  /** Place -> where the route mentions it, in the order of travel. */
  readonly mentions: ReadonlyMap<string, readonly number[]>;
  readonly regime: string;
  /** For each place of the route the regime of the leg that begins there. */
  readonly regimes: readonly string[];
  readonly plannedDeparture: string;
  readonly plannedArrival: string | null;
}

/** How vehicles go over one stretch of the route. It begins and ends as that of a `LegRegime` does. */
export interface ModeOfStretch {
  readonly from: string;
  readonly to: string;
  readonly mode: LegMode;
}

/** The agreement that one stretch of the route runs under. */
export interface LegRegime {
  /**
   * Slugs. The stretch ends where the route mentions `to` first after a mention of `from`, and begins at the last
   * mention of `from` before that: on a round trip `kabul` to `torkham-af` is the way back.
   */
  readonly from: string;
  readonly to: string;
  readonly regime: string;
}
