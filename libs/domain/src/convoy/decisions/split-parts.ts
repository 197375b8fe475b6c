import { refuse, type Refused } from '../../decision/refusal.js';
import { type Route } from '../../geography/route.js';
import { type KnownElsewhere } from '../members/known-elsewhere.js';
import { memberOf } from '../members/named-members.js';
import { type Along, planRoute } from '../plan/plan-route.js';
import { foremostOf } from '../plan/route-onward.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type ConvoyPlan, type ModeOfStretch } from '../state/plan.state.js';
import { type VehicleState } from '../state/vehicle.state.js';

/** Without an id it takes its parent's with a number, `<parent>-2`; without a way, the rest of its parent's. */
export interface PartToSplit extends Along {
  readonly convoyId?: string;
  readonly vehicleIds: readonly string[];
  /** Of its route; elsewhere it goes as its parent would have. */
  readonly legModes?: readonly ModeOfStretch[];
  readonly plannedArrival?: string;
}

/** The ids of the parts: as given, else the parent's with the next number that is free, from 2 on. */
export function idsOf(
  parts: readonly PartToSplit[],
  { lineage: { splitInto } }: ConvoyState,
  { convoyId: parent, isTaken = () => false }: KnownElsewhere,
): { readonly convoyIds: readonly string[] } | Refused {
  if (parent === undefined) throw new Error('A convoy cannot be split without knowing its id.');
  const taken = new Set([parent, ...splitInto]);
  for (const [index, { convoyId }] of parts.entries()) {
    if (convoyId === undefined) continue;
    if (taken.has(convoyId) || isTaken(convoyId)) {
      const detail = `A convoy ${convoyId} is there already, or named twice; give another id, or none.`;
      return refuse('convoy-exists', detail, { partConvoyId: convoyId }, `/parts/${index}/convoyId`);
    }
    taken.add(convoyId);
  }
  let number = 2;
  const next = (): string => {
    for (;;) {
      const convoyId = `${parent}-${number++}`;
      if (!taken.has(convoyId) && !isTaken(convoyId)) return convoyId;
    }
  };
  return { convoyIds: parts.map(({ convoyId }) => convoyId ?? next()) };
}

export function vehiclesOf(
  parts: readonly PartToSplit[],
  state: ConvoyState,
): { readonly parts: readonly (readonly VehicleState[])[] } | Refused {
  const named = new Set<string>();
  const vehicles: VehicleState[][] = [];
  for (const [index, { vehicleIds }] of parts.entries()) {
    const pointer = `/parts/${index}/vehicleIds`;
    if (vehicleIds.length === 0) {
      return refuse('nobody-to-split', 'A part has at least one vehicle.', {}, pointer);
    }
    const members: VehicleState[] = [];
    for (const [i, vehicleId] of vehicleIds.entries()) {
      const found = memberOf(state, vehicleId, `${pointer}/${i}`);
      if ('refusal' in found) return found;
      const { member } = found;
      if (named.has(member.vehicleId)) {
        const detail = `${member.vehicleId} is named twice; a vehicle goes with one part.`;
        return refuse('vehicle-in-two-parts', detail, { vehicleId: member.vehicleId }, `${pointer}/${i}`);
      }
      named.add(member.vehicleId);
      members.push(member);
    }
    vehicles.push(members);
  }
  return { parts: vehicles };
}

/** A corridor in full, a way of the desk's own, or the rest of the parent's route. */
export function wayOf(
  part: PartToSplit,
  { route, mentions }: ConvoyPlan,
  vehicles: readonly VehicleState[],
  place: string | undefined,
  pointer: string,
): { readonly route: Route } | Refused {
  if (part.corridorId === undefined && part.route === undefined) {
    const rest = restOf({ route, mentions }, vehicles, place);
    if (rest.length >= 2) return { route: rest };
    const detail = 'Nothing of the route is left for this part; name a corridorId or a route for it.';
    return refuse('no-route', detail, { route }, `${pointer}/route`);
  }
  const way = planRoute(part, pointer);
  if ('refusal' in way) return way;
  const known = new Set<string | null | undefined>([...route, place]);
  for (const { lastPlace } of vehicles) known.add(lastPlace);
  const leadsOn = part.route ? known.has(way.route[0]) : way.route.some((slug) => known.has(slug));
  if (leadsOn) return way;
  const detail = part.route
    ? `The way of this part begins at ${way.route[0] ?? ''}, which is neither on the route of the convoy nor where a vehicle was seen last.`
    : `The corridor has no place in common with the route of the convoy.`;
  const at = part.route ? `${pointer}/route/0` : `${pointer}/corridorId`;
  return refuse('route-does-not-lead-on', detail, { route }, at);
}

/** The route from the place of the split on; where that is none of the route, from the hindmost of the vehicles on. */
export function restOf(
  { route, mentions }: Pick<ConvoyPlan, 'route' | 'mentions'>,
  vehicles: readonly VehicleState[],
  place: string | undefined,
): Route {
  const foremost = foremostOf(vehicles) ?? -1;
  const named = place === undefined ? undefined : mentions.get(place);
  const at = named?.findLast((index) => index <= foremost) ?? named?.[0];
  return route.slice(at ?? Math.min(...vehicles.map(({ routeIndex }) => routeIndex ?? 0)));
}
