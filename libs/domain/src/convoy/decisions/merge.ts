import { present } from '../../decision/present.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type MergeConvoy } from './convoy.commands.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { isMember } from '../members/memberships.js';
import { type KnownElsewhere } from './known-elsewhere.js';
import { membersOf } from '../members/named-members.js';
import { placeNamed } from '../plan/plan-route.js';
import { onePlace } from './split.js';
import { happened, type Verdict } from './verdict.js';

/** All its vehicles go on with another convoy (dossier 8.3); this one ends. */
export function merge(command: MergeConvoy, state: ConvoyState, more: KnownElsewhere): Verdict {
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
  const data = { ...happened(command), into, vehicleIds, ...present({ reason, place }) };
  return { events: [{ type: 'ConvoyMerged', data }] };
}

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
  const whereabouts = [place, ...members.map(({ lastPlace }) => lastPlace), ...plan.route];
  if (whereabouts.some((slug) => slug != null && target.plan.mentions.has(slug))) return undefined;
  const detail = `The route of ${into} has no place in common with that of this convoy; divert one of them first.`;
  const facts = { targetConvoyId, route: plan.route, targetRoute: target.plan.route };
  return refuse('routes-do-not-meet', detail, facts, '/into');
}
