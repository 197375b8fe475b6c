import { type ConvoyState } from '../state/convoy.state.js';

/** What is known beyond the convoy's own stream. Without it a check is not made, unless the member says otherwise. */
export interface KnownElsewhere {
  /** Id of the convoy that is decided on. Has to be given to split and to merge. */
  readonly convoyId?: string;
  /** The other active convoy that a vehicle belongs to at an instant (RFC 3339 in UTC), and since when. */
  readonly elsewhere?: (
    vehicleId: string,
    at: string,
  ) => { readonly convoyId: string; readonly since: string } | undefined;
  /** Of a return trip: whether the outward convoy exists, and the carnets it travelled under, normalised. */
  readonly outward?: { readonly exists: boolean; readonly carnetNumbers: readonly string[] };
  /** The convoy to merge into; null where there is none. Has to be given to merge. */
  readonly target?: ConvoyState | null;
  /** Whether there is a convoy of this id already: no part of a split can have it. */
  readonly isTaken?: (convoyId: string) => boolean;
}
