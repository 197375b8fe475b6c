import { type Direction, type FactEvent, type Observed, type Position, type Route } from '#kafila/domain';
import { type ReportingParameters } from '../parameters/reporting.js';

/** The types of fact that happen on the simulated road. */
export type FactType = keyof ReportingParameters['loss'];

/** The fields of a fact beside time, place, vehicles and convoy. */
export type Details<Type extends FactType> = Omit<
  Extract<FactEvent, { type: Type }>['data'],
  keyof Observed | 'direction' | 'convoyId'
>;

/**
 * Something that truly happened to one vehicle, to several that are together, to a carnet or to a declaration. It may or
 * may not be reported.
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
  /** The carnet or the declaration it is about. With neither, it is about a convoy. */
  readonly carnetNumber?: string;
  readonly declarationRef?: string;
  readonly details?: Details<Type>;
  /** Slug of the place whose clock is meant. */
  readonly clockOf: string;
}

export type Moment = { readonly [Type in FactType]: MomentOf<Type> }[FactType];

/** A stretch of time in which a vehicle has no network. */
export interface Silence {
  readonly zone: string;
  /** The place where it has a network again. */
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
  readonly escort?: string;
}

/**
 * No two events of a vehicle are closer than this. So a second witness, who reports a moment some minutes later, can be
 * a little wrong without changing the order of events.
 */
export const SHORTEST_GAP_MINUTES = 5;
