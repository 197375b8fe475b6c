import { type Direction, type FactEvent, type Observed, type Position, type Route } from '#kafila/domain';

export type FactType = Exclude<FactEvent['type'], 'ReportRetracted'>;

/** What a fact of a type says beyond when, where and of whom. */
export type Details<Type extends FactType> = Omit<
  Extract<FactEvent, { type: Type }>['data'],
  keyof Observed | 'direction' | 'convoyId'
>;

/**
 * Something that truly happened, to one vehicle or to several that are together, to a carnet or to a declaration.
 * Whether it is told is another thing.
 */
export interface MomentOf<Type extends FactType> {
  readonly type: Type;
  /** Milliseconds of the epoch, whole seconds. */
  readonly at: number;
  readonly vehicleIds: readonly string[];
  /** Slug; absent between two places. */
  readonly place?: string;
  readonly position?: Position;
  readonly direction?: Direction;
  /** The carnet or the declaration it is about; neither: its convoy. */
  readonly carnetNumber?: string;
  readonly declarationRef?: string;
  readonly details?: Details<Type>;
  /** Slug of the place whose clock is meant. */
  readonly clockOf: string;
}

export type Moment = { readonly [Type in FactType]: MomentOf<Type> }[FactType];

/** A vehicle out of reach of any network, because of where it is. */
export interface Silence {
  readonly zone: string;
  /** Where it is within reach again. */
  readonly endsAt: string;
  readonly from: number;
  readonly to: number;
}

/** A vehicle at one side of a border. */
export interface Stay {
  readonly vehicleId: string;
  readonly place: string;
  readonly direction: Direction;
  readonly arrivedAt: number;
  readonly enteredAt: number;
  readonly exitedAt: number;
  /** Customs kept it longer than usual. */
  readonly held: boolean;
}

/** Vehicles that travel together, at a place of their route. */
export interface Party {
  readonly vehicleIds: readonly string[];
  /** Milliseconds of the epoch. */
  readonly at: number;
  readonly route: Route;
  /** Where on the route it is. */
  readonly index: number;
  /** Who protects it on this stretch. */
  readonly escort?: string;
}

/**
 * No vehicle passes two places, halts or goes on within less than this. Gives a second witness, who tells it some
 * minutes later, the room to be wrong by a little without telling another story.
 */
export const SHORTEST_GAP_MINUTES = 5;
