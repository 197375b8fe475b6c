import { type VehicleView } from '../../convoy/view/vehicle-view.js';
import { type ConvoyView } from '../../convoy/view/convoy-view.js';

/** Where on its route a vehicle was last seen. Instants are RFC 3339 in UTC. */
export interface Whereabouts {
  readonly routeIndex: number;
  /** When it came there; where that was not reported, when it was seen there. */
  readonly cameAt: string;
  /** When it was called in, at a side of a border; null elsewhere, and where that was not reported. */
  readonly enteredAt: string | null;
  /** When it left; null where that was not reported. A planned departure may be in the future. */
  readonly leftAt: string | null;
  readonly standing: boolean;
}

export type ConvoyOnRoute = Pick<ConvoyView, 'route' | 'plannedDeparture' | 'dispatchedAt'>;
export type VehicleOnRoute = Pick<
  VehicleView,
  'status' | 'lastPlace' | 'lastSeenAt' | 'nextPlace' | 'passages' | 'legs'
>;

/**
 * Where a vehicle is on its route at `now` (RFC 3339 in UTC). One not seen yet left the start when the convoy was
 * dispatched, or will leave as planned, not before `now`. Undefined off the route: no leg is known there.
 */
export function whereaboutsOf(
  { route, plannedDeparture, dispatchedAt }: ConvoyOnRoute,
  vehicle: VehicleOnRoute,
  now: string,
): Whereabouts | undefined {
  const { status, lastPlace, lastSeenAt, passages, legs } = vehicle;
  if (lastPlace === null || lastSeenAt === null) {
    const leftAt = dispatchedAt ?? (plannedDeparture > now ? plannedDeparture : now);
    return { routeIndex: 0, cameAt: leftAt, enteredAt: null, leftAt, standing: false };
  }
  const routeIndex = indexOnRoute(route, vehicle);
  if (routeIndex === undefined) return undefined;
  const passage = passages.at(-1);
  const standing = status === 'halted';
  if (passage?.place === lastPlace) {
    const { arrivedAt, enteredAt, exitedAt } = passage;
    return {
      routeIndex,
      cameAt: arrivedAt ?? enteredAt ?? exitedAt ?? lastSeenAt,
      enteredAt,
      leftAt: exitedAt,
      standing,
    };
  }
  const leg = legs.at(-1);
  const cameAt = leg?.to === lastPlace ? leg.arrivedAt : null;
  return { routeIndex, cameAt: cameAt ?? lastSeenAt, enteredAt: null, leftAt: null, standing };
}

/** A round trip names places twice: the next place of the vehicle decides which one is meant. */
function indexOnRoute(
  route: readonly string[],
  { lastPlace, nextPlace }: VehicleOnRoute,
): number | undefined {
  const index = route.findLastIndex(
    (place, i) => place === lastPlace && (route[i + 1] ?? null) === nextPlace,
  );
  return index < 0 ? undefined : index;
}
