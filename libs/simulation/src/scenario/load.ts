import { type Goods, type Money, type Route } from '#kafila/domain';

/** What one vehicle sets out with, and what becomes of it when another vehicle takes it on. */
export interface Load {
  readonly convoyId: string;
  readonly container: string;
  readonly goods: readonly Goods[];
  readonly value: Money;
  /** Slug of the place where it goes. */
  readonly destination: string;
  /** The ways it was planned to go, one after the other: led elsewhere or called back while it is under way. */
  readonly ways: { readonly from: number; readonly route: Route }[];
  readonly departAt: number;
  /** Present under TIR. */
  readonly carnetNumber?: string;
  /** It leaves TIR for the stretch through China. */
  readonly suspended: boolean;
  /** Those it set out with, where no customs put them on. */
  readonly seals: readonly string[];
  /** The vehicles that carry it, one after the other. */
  readonly carriers: { readonly convoyId: string; readonly vehicleId: string; readonly from: number }[];
  /** What happens to it on the way, in no order. */
  readonly troubles: Trouble[];
  /** Where its way ends; absent where it never ends. */
  end?: LoadEnd;
}

export interface LoadEnd {
  readonly place: string;
  readonly arrivedAt: number;
  /** Absent where it came back undelivered. */
  readonly deliveredAt?: number;
}

/** What happens to a load, its seals or its papers at a place that is no side of a border. */
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

/** The way that a load was planned to go at a time. */
export function routeAt({ ways }: Load, at: number): Route {
  return (ways.findLast(({ from }) => from <= at) ?? ways[0])?.route ?? [];
}
