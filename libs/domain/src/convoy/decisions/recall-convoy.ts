import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { present } from '../../decision/present.js';
import { refuse } from '../../decision/refusal.js';
import { type Happened, type Of } from '../../event/happened.js';
import { membersOf } from '../members/named-members.js';
import { modesStillApplying } from '../plan/leg-modes.js';
import { commonStart, planOf } from '../plan/plan.js';
import { stillApplying } from '../plan/regimes-along.js';
import { foremostOf } from '../plan/route-onward.js';
import { changeVehicles } from '../state/change-vehicles.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type LegRegime, type ModeOfStretch } from '../state/plan.state.js';
import { type Decision, NOBODY_MOVES } from './decision.js';

export type ConvoyRecalled = Of<
  'ConvoyRecalled',
  Happened & {
    readonly reason: string;
    /** The whole route: out as far as the foremost vehicle came, and back the same way. */
    readonly route: readonly string[];
    readonly legRegimes?: readonly LegRegime[];
    readonly legModes?: readonly ModeOfStretch[];
  }
>;

export interface RecallConvoy extends DeskCommand {
  readonly type: 'recall';
  readonly reason: string;
}

/**
 * All go home, the way they came: out as far as the foremost vehicle was seen, and back. Where the route leads back
 * already (a round trip), what lies between is left out.
 */
export const recallConvoy: Decision<RecallConvoy, ConvoyRecalled> = {
  command: 'recall',
  event: 'ConvoyRecalled',
  affects: 'facts since',
  decide(command, state) {
    const { plan, dispatchedAt, recalledAt } = state;
    if (dispatchedAt === null) {
      return refuse(
        'not-dispatched',
        'The convoy has not been dispatched; a convoy that has not set out is cancelled.',
      );
    }
    if (recalledAt !== null) {
      return refuse('already-recalled', `The convoy was recalled at ${recalledAt}.`, { recalledAt });
    }
    const members = membersOf(state);
    if (members.length === 0) {
      return refuse('no-vehicles', 'No vehicle belongs to the convoy; there is nobody to call back.');
    }
    const foremost = foremostOf(members) ?? 0;
    const cameBy = plan.route.indexOf(plan.route[foremost] ?? '');
    const route = [...plan.route.slice(0, foremost + 1), ...plan.route.slice(0, cameBy).reverse()];
    const regimes = stillApplying(plan, route);
    const legRegimes = regimes.length > 0 ? regimes : undefined;
    const modes = modesStillApplying(plan, route);
    const legModes = modes.length > 0 ? modes : undefined;
    const way = { route, ...present({ legRegimes, legModes }) };
    const data = { ...happened(command), reason: command.reason, ...way };
    return { events: [{ type: 'ConvoyRecalled', data }] };
  },
  apply(state, { data: { occurredAt, reason } }) {
    return { ...state, decided: 'recalled', recalledAt: occurredAt, reason };
  },
  moves: () => NOBODY_MOVES,
  takeEffect: turnBack,
};

/**
 * From here on all go home. Each stands on the way back now, wherever it had come to: who turns round before a border
 * has not been beyond it. When it is to arrive, nobody planned.
 */
function turnBack(state: ConvoyState, { data }: ConvoyRecalled): ConvoyState {
  const { plan } = state;
  const next = planOf({
    route: data.route,
    regime: plan.regime,
    legRegimes: data.legRegimes,
    legModes: data.legModes,
    plannedDeparture: plan.plannedDeparture,
  });
  const turn = commonStart(plan.route, data.route) - 1;
  const turned = changeVehicles(state, [...state.vehicles.keys()], (vehicle) => {
    const here = vehicle.routeIndex === null ? undefined : plan.route[vehicle.routeIndex];
    if (here === undefined) return vehicle;
    return { ...vehicle, routeIndex: next.mentions.get(here)?.at(-1) ?? (turn < 0 ? null : turn) };
  });
  return { ...turned, plan: next };
}
