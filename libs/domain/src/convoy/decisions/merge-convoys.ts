import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { present } from '../../decision/present.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type Happened, type Of } from '../../event/happened.js';
import { type KnownElsewhere } from '../members/known-elsewhere.js';
import { handedOver } from '../members/handover.js';
import { leaveAt, leaveConvoy, leaveRoad } from '../members/leaving.js';
import { refusalOfSoMany } from '../members/joining.js';
import { isMember } from '../members/memberships.js';
import { membersOf, onePlace, vehiclesAmong } from '../members/named-members.js';
import { placeNamed } from '../plan/plan-route.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type Decision } from './decision.js';
import { endConvoy } from './endings.js';

/** All its vehicles join another convoy; this one ends. */
export type ConvoyMerged = Of<
  'ConvoyMerged',
  Happened & {
    readonly into: string;
    readonly vehicleIds: readonly string[];
    readonly reason?: string;
    readonly place?: string;
  }
>;

/** This convoy's vehicles join the convoy `into`, whose state is to be given beside this one's. */
export interface MergeConvoy extends DeskCommand {
  readonly type: 'merge';
  readonly into: string;
  readonly reason?: string;
  readonly place?: string;
}

export const mergeConvoys: Decision<MergeConvoy, ConvoyMerged> = {
  command: 'merge',
  event: 'ConvoyMerged',
  affects: 'facts since',
  decide(command, state, more) {
    const { into, reason } = command;
    const members = membersOf(state);
    if (members.length === 0) {
      return refuse('no-vehicles', 'No vehicle belongs to the convoy; there is nobody to merge.');
    }
    const named = placeNamed(command.place);
    if ('refusal' in named) return named;
    const place = named.place ?? onePlace(members);
    const refused = refusalOfTarget(command, state, members, place, more);
    if (refused) return refused;
    const vehicleIds = members.map(({ vehicleId }) => vehicleId);
    const data = { ...happened(command), into, vehicleIds, ...present({ reason, ...named }) };
    return { events: [{ type: 'ConvoyMerged', data }] };
  },
  apply(state, { data: { occurredAt, into, vehicleIds, reason = null, place = null } }) {
    const left = leaveConvoy(state, vehicleIds, occurredAt, { how: 'merged', reason, place, to: into });
    const lineage = { ...state.lineage, mergedInto: into };
    return { ...endConvoy(left, 'merged', occurredAt), lineage };
  },
  // They are in the other convoy from here on, also before its own stream says so.
  moves({ data: { into, vehicleIds } }) {
    return { leave: 'all', join: vehicleIds.map((vehicleId) => ({ vehicleId, convoyId: into })) };
  },
  takeEffect(state, { data: { occurredAt: at, into: to, vehicleIds, place } }) {
    const leaving = vehiclesAmong(state, vehicleIds);
    const left = leaveAt(state, vehicleIds, at, place ?? onePlace(leaving));
    const handovers = [...left.handovers, ...handedOver(leaving, to, at)];
    return leaveRoad({ ...left, handovers }, vehicleIds, 'merged');
  },
};

function refusalOfTarget(
  { into, at }: MergeConvoy,
  { plan }: ConvoyState,
  members: readonly VehicleState[],
  place: string | undefined,
  { convoyId, target }: KnownElsewhere,
): Refused | undefined {
  if (convoyId === undefined || target === undefined) {
    throw new Error('A convoy cannot be merged without knowing its id, and the convoy to merge into.');
  }
  const targetConvoyId = into;
  if (into === convoyId) {
    return refuse('merge-into-itself', 'A convoy cannot merge into itself.', { targetConvoyId }, '/into');
  }
  if (target === null) {
    const detail = `There is no convoy '${into}' to merge into.`;
    return refuse('unknown-target-convoy', detail, { targetConvoyId }, '/into');
  }
  const { decided, endedAt, decidedAt } = target;
  if (endedAt !== null) {
    const detail = `The convoy ${into} ended at ${endedAt} (${decided}); nobody can join it any more.`;
    const facts = { targetConvoyId, targetStatus: decided, endedAt };
    return refuse('target-convoy-ended', detail, facts, '/into');
  }
  if (at.instant < decidedAt) {
    const detail = `The desk decided last on ${into} at ${decidedAt}; a decision cannot be dated before that.`;
    const facts = { targetConvoyId, lastDecisionAt: decidedAt };
    return refuse('decision-out-of-order', detail, facts, '/occurredAt');
  }
  const twice = members.filter(({ vehicleId }) => {
    const known = target.vehicles.get(vehicleId);
    return known && isMember(known);
  });
  if (twice.length > 0) {
    const vehicleIds = twice.map(({ vehicleId }) => vehicleId);
    const detail = `${vehicleIds.join(', ')} belong to ${into} already.`;
    return refuse('vehicle-already-joined', detail, { targetConvoyId, vehicleIds }, '/into');
  }
  const tooMany = refusalOfSoMany(
    target.vehicles,
    members.map(({ vehicleId }) => vehicleId),
    '/into',
  );
  if (tooMany) return tooMany;
  const whereabouts = [place, ...members.map(({ lastPlace }) => lastPlace), ...plan.route];
  if (whereabouts.some((slug) => slug != null && target.plan.mentions.has(slug))) return undefined;
  const detail = `The route of ${into} has no place in common with that of this convoy; divert one of them first.`;
  const facts = { targetConvoyId, route: plan.route, targetRoute: target.plan.route };
  return refuse('routes-do-not-meet', detail, facts, '/into');
}
