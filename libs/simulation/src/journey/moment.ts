import { type ConvoySighting, type Direction, type Position, type Route } from '#kafila/domain';

/** Something that truly happened, to one vehicle or to several that are together. Whether it is told is another thing. */
export interface Moment {
  readonly type: ConvoySighting['type'];
  /** Milliseconds of the epoch, whole seconds. */
  readonly at: number;
  readonly vehicleIds: readonly string[];
  /** Slug; absent between two places. */
  readonly place?: string;
  readonly position?: Position;
  readonly direction?: Direction;
  readonly reason?: string;
  /** Slug of the place whose clock is meant. */
  readonly clockOf: string;
}

/** A vehicle out of reach of any network, because of where it is. */
export interface Silence {
  readonly zone: string;
  /** Where it is within reach again. */
  readonly endsAt: string;
  readonly from: number;
  readonly to: number;
}

/** A vehicle about to leave. Those that share the beginning of their routes travel it together. */
export interface Traveller {
  readonly vehicleId: string;
  readonly route: Route;
}

/** The known truth of one or several convoys that set out together. */
export interface Journey {
  /** In the order of time. */
  readonly moments: readonly Moment[];
  /** By vehicle. */
  readonly silences: ReadonlyMap<string, readonly Silence[]>;
}

/**
 * No vehicle has two moments closer to each other than this. Gives a second witness, who tells it some minutes later,
 * the room to be wrong by a little without telling another story.
 */
export const SHORTEST_GAP_MINUTES = 5;
