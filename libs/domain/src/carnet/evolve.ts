import { type Recorded } from '../event/recorded.js';
import { JudgedReports } from '../standing/judged-reports.js';
import {
  type CarnetDecision,
  type CarnetEvent,
  type CarnetFact,
  isCarnetDecision,
  isCarnetFact,
} from './events/carnet.events.js';
import { type CarnetState } from './state/carnet.state.js';
import { applyFact } from './apply-fact.js';

/** The state after one more event: decisions as they were taken, then retractions, then facts as they occurred. */
export function evolveCarnet(state: CarnetState, recorded: Recorded<CarnetEvent>): CarnetState {
  if (isCarnetDecision(recorded)) return decided(state, recorded.event);
  if (isCarnetFact(recorded)) return reported(state, recorded);
  throw new Error('Retractions are folded together, before all facts.');
}

/** The state after facts, in the order in which they occurred: as `evolveCarnet` one by one. */
export function evolveCarnetFacts(state: CarnetState, facts: readonly Recorded<CarnetFact>[]): CarnetState {
  const judged = new JudgedReports(state);
  return facts.reduce((before, fact) => reported(before, fact, judged), state);
}

function decided(state: CarnetState, event: CarnetDecision): CarnetState {
  const { occurredAt } = event.data;
  if (event.type === 'CarnetAssigned') {
    const { convoyId, vehicleId, reason = null } = event.data;
    const assignment = { convoyId, vehicleId, assignedAt: occurredAt, reason };
    return { ...state, assignments: [...state.assignments, assignment], decidedAt: occurredAt };
  }
  if (state.issued) throw new Error('A carnet cannot have a second CarnetIssued.');
  const { carnetNumber, holder, issuedBy, issuedOn, lastValidDate, vouchers } = event.data;
  const { departureOffices, destinationOffices, holderId } = event.data;
  const issued = {
    carnetNumber,
    holder,
    ...(holderId === undefined ? {} : { holderId }),
    issuedBy,
    issuedOn,
    lastValidDate,
    vouchers,
    departureOffices,
    destinationOffices,
    recordedByDeskAt: occurredAt,
  };
  return { ...state, issued, decidedAt: occurredAt };
}

/** @param judged of a fold over several facts */
function reported(
  before: CarnetState,
  fact: Recorded<CarnetFact>,
  judged = new JudgedReports(before),
): CarnetState {
  const { id } = fact;
  const { occurredAt } = fact.event.data;
  // The same report twice in the stream: equal facts follow each other in the order of occurrence.
  if (before.lastFact?.id === id && before.lastFact.occurredAt === occurredAt) return before;
  const judgement = judged.judge(fact);
  if (!judgement) return applyFact(before, fact);
  const { counts, retractions, standing } = judgement;
  const after = { ...before, retractions, standing };
  return counts ? applyFact(after, fact) : { ...after, lastFact: { occurredAt, id } };
}
