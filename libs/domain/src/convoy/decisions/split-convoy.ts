import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { present } from '../../decision/present.js';
import { refuse } from '../../decision/refusal.js';
import { type Happened, type Of } from '../../event/happened.js';
import { handedOver, routeHandover } from '../members/handover.js';
import { leaveAt, leaveConvoy, leaveRoad } from '../members/leaving.js';
import { isMember } from '../members/memberships.js';
import { onePlace, vehiclesAmong } from '../members/named-members.js';
import { readLegModes } from '../plan/leg-modes.js';
import { placeNamed } from '../plan/plan-route.js';
import { tooEarly } from '../plan/planned-arrival.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type ModeOfStretch } from '../state/plan.state.js';
import { type Decision } from './decision.js';
import { endConvoy } from './endings.js';
import { type PartToSplit, idsOf, restOf, vehiclesOf, wayOf } from './split-parts.js';

export interface SplitPart {
  readonly convoyId: string;
  readonly vehicleIds: readonly string[];
  readonly corridorId?: string;
  /** From the place of the split, or from the start of a corridor. */
  readonly route: readonly string[];
  /** The desk named no way: the route is the rest of this convoy's, as far as it was known by then. */
  readonly rest?: true;
  /** What the desk said of modes; what it said of its parent's goes along beside it. */
  readonly legModes?: readonly ModeOfStretch[];
  readonly plannedArrival?: string;
}

export type ConvoySplit = Of<
  'ConvoySplit',
  Happened & {
    readonly reason?: string;
    /** Slug of the place where they part. */
    readonly place?: string;
    /** Who is named in no part stays. Where nobody stays, this convoy ends here. */
    readonly parts: readonly SplitPart[];
  }
>;

export interface SplitConvoy extends DeskCommand {
  readonly type: 'split';
  readonly parts: readonly PartToSplit[];
  readonly reason?: string;
  readonly place?: string;
}

/** Parts go on as convoys of their own: at Qazvin to Istanbul and to Baku (dossier 8.3). */
export const splitConvoy: Decision<SplitConvoy, ConvoySplit> = {
  command: 'split',
  event: 'ConvoySplit',
  affects: 'facts since',
  decide(command, state, more) {
    if (command.parts.length === 0) {
      return refuse('no-parts', 'Name at least one part that goes on as a convoy of its own.', {}, '/parts');
    }
    const ids = idsOf(command.parts, state, more);
    if ('refusal' in ids) return ids;
    const named = placeNamed(command.place);
    if ('refusal' in named) return named;
    const leaving = vehiclesOf(command.parts, state);
    if ('refusal' in leaving) return leaving;
    const place = named.place ?? onePlace(leaving.parts.flat());

    const parts: SplitPart[] = [];
    for (const [index, part] of command.parts.entries()) {
      const pointer = `/parts/${index}`;
      const vehicles = leaving.parts[index] ?? [];
      const way = wayOf(part, state.plan, vehicles, place, pointer);
      if ('refusal' in way) return way;
      const carried = readLegModes(part.legModes ?? [], way.route, pointer);
      if ('refusal' in carried) return carried;
      const legModes = carried.legModes.length > 0 ? carried.legModes : undefined;
      const { plannedArrival, corridorId } = part;
      const early = tooEarly(command.at.instant, plannedArrival, `${pointer}/plannedArrival`);
      if (early) return early;
      parts.push({
        convoyId: ids.convoyIds[index] ?? '',
        vehicleIds: vehicles.map(({ vehicleId }) => vehicleId),
        ...present({ corridorId }),
        route: way.route,
        ...(part.route === undefined && corridorId === undefined ? { rest: true as const } : {}),
        ...present({ legModes, plannedArrival }),
      });
    }
    const { reason } = command;
    const data = { ...happened(command), ...present({ reason, ...named }), parts };
    return { events: [{ type: 'ConvoySplit', data }] };
  },
  apply(state, { data: { occurredAt, parts, reason = null, place = null } }) {
    const splitInto = [...state.lineage.splitInto, ...parts.map(({ convoyId }) => convoyId)];
    let next: ConvoyState = { ...state, lineage: { ...state.lineage, splitInto } };
    for (const { convoyId, vehicleIds } of parts) {
      next = leaveConvoy(next, vehicleIds, occurredAt, { how: 'split', reason, place, to: convoyId });
    }
    return [...next.vehicles.values()].some(isMember) ? next : endConvoy(next, 'split', occurredAt);
  },
  moves({ data: { parts } }) {
    const join = parts.flatMap(({ convoyId, vehicleIds }) =>
      vehicleIds.map((vehicleId) => ({ vehicleId, convoyId })),
    );
    return { leave: join.map(({ vehicleId }) => vehicleId), join };
  },
  takeEffect(state, { data: { occurredAt: at, parts, place } }) {
    const vehicleIds = parts.flatMap((part) => part.vehicleIds);
    const where = place ?? onePlace(vehiclesAmong(state, vehicleIds));
    const left = leaveAt(state, vehicleIds, at, where);
    const handovers = parts.flatMap(({ convoyId: to, vehicleIds: ids, rest }) => {
      const vehicles = vehiclesAmong(state, ids);
      const vehiclesAndLoads = handedOver(vehicles, to, at);
      if (!rest) return vehiclesAndLoads;
      const route = restOf(state.plan, vehicles, where);
      return [...vehiclesAndLoads, routeHandover({ from: null, to, at }, route)];
    });
    return leaveRoad({ ...left, handovers: [...left.handovers, ...handovers] }, vehicleIds, 'split');
  },
};
