import { type Recorded } from '../../event/recorded.js';
import { type ConvoyPlanned } from '../decisions/plan-convoy.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { NO_CLOCKS } from '../clocks/unit-clocks.js';
import { routeHandover } from '../members/handover.js';
import { WITHOUT_RESERVE } from '../../standing/standing.state.js';
import { planOf } from '../plan/plan.js';

export function beginConvoy({ event: { data } }: Recorded<ConvoyPlanned>): ConvoyState {
  return {
    plan: planOf(data),
    upcoming: [],
    decided: 'planned',
    dispatchedAt: null,
    endedAt: null,
    completedAt: null,
    cancelledAt: null,
    recalledAt: null,
    reason: null,
    holds: [],
    diversions: [],
    lineage: {
      returnOf: data.returnOf ?? null,
      splitFrom: data.splitFrom ?? null,
      splitInto: [],
      mergedFrom: [],
      mergedInto: null,
    },
    handovers:
      data.splitFrom === undefined
        ? []
        : [routeHandover({ from: data.splitFrom, to: null, at: data.occurredAt }, data.route)],
    decidedAt: data.occurredAt,
    vehicles: new Map(),
    escorts: [],
    retractions: new Map(),
    standing: WITHOUT_RESERVE,
    irregularities: null,
    clocks: NO_CLOCKS,
    lastFact: null,
    underwaySince: null,
  };
}
