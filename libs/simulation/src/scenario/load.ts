import { type Goods, type Money, type Route } from '#kafila/domain';

/** The load that one vehicle sets out with. Other vehicles may carry it on. */
export interface Load {
  readonly convoyId: string;
  readonly container: string;
  readonly goods: readonly Goods[];
  readonly value: Money;
  /** Slug of the place where it goes. */
  readonly destination: string;
  /** Its planned routes, one after the other: a diversion or a recall adds one. */
  readonly ways: { readonly from: number; readonly route: Route }[];
  readonly departAt: number;
  /** Present under TIR. */
  readonly carnetNumber?: string;
  /** It leaves TIR for the stretch through China. */
  readonly suspended: boolean;
  /** The seals it set out with, where customs did not put them on. */
  readonly seals: readonly string[];
  /** The vehicles that carry it, one after the other. */
  readonly carriers: { readonly convoyId: string; readonly vehicleId: string; readonly from: number }[];
  /** What happens to it on the way, in no order. */
  readonly troubles: Trouble[];
  /** Absent where the load never came to an end. */
  end?: LoadEnd;
}

export interface LoadEnd {
  readonly place: string;
  readonly arrivedAt: number;
  /** Absent where it came back undelivered. */
  readonly deliveredAt?: number;
}

/** What happens to a load, its seals or its documents at a place that is no side of a border. */
export type Trouble =
  | {
      readonly what: 'road-inspection';
      readonly at: number;
      readonly place: string;
      readonly opened: boolean;
    }
  | { readonly what: 'seals-broken'; readonly at: number; readonly place: string; readonly cause: string }
  | {
      readonly what: 'transshipped';
      readonly at: number;
      readonly place: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly what: 'substituted';
      readonly at: number;
      readonly place: string;
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    }
  | { readonly what: 'lost'; readonly at: number; readonly place: string };

/** The vehicle that carries a load at a time. */
export function carrierAt({ carriers }: Load, at: number): Load['carriers'][number] {
  const carrier = carriers.findLast(({ from }) => from <= at) ?? carriers[0];
  if (!carrier) throw new Error('A load is carried by somebody.');
  return carrier;
}

/** The planned route of a load at a time. */
export function routeAt({ ways }: Load, at: number): Route {
  return (ways.findLast(({ from }) => from <= at) ?? ways[0])?.route ?? [];
}
