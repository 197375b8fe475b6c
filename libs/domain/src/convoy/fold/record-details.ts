import { type Recorded } from '../../event/recorded.js';
import { recordActivity } from '../borders/activities.js';
import { type ConvoyFact } from '../events/facts.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { type VehicleDraft } from '../state/copy-vehicle.js';
import { recordDelivery } from '../cargo/deliveries.js';
import { withIncident } from '../road/incidents.js';
import { withExpense } from '../road/expenses.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { affixSeals, breakSeals, replaceSeals, verifySeals } from '../seals/seals.js';

/** What a fact tells of a vehicle that stays true wherever the vehicle has been seen since. */
export function recordDetails(
  vehicle: VehicleDraft,
  fact: Recorded<ConvoyFact>,
  plan: ConvoyPlan,
  irregularities: IrregularityCollector,
): void {
  const { event } = fact;
  switch (event.type) {
    case 'BorderActivityRecorded':
      recordActivity(vehicle, { ...fact, event }, irregularities);
      return;
    case 'CargoDelivered':
      recordDelivery(vehicle, { ...fact, event }, plan, irregularities);
      return;
    case 'IncidentReported':
      vehicle.incidents = withIncident(vehicle.incidents, { ...fact, event });
      return;
    case 'ExpensePaid':
      vehicle.expenses = withExpense(vehicle.expenses, { ...fact, event });
      return;
    case 'SealsAffixed':
      affixSeals(vehicle, { ...fact, event });
      return;
    case 'SealsVerified':
      verifySeals(vehicle, { ...fact, event }, irregularities);
      return;
    case 'SealsBroken':
      breakSeals(vehicle, { ...fact, event }, plan, irregularities);
      return;
    case 'SealsReplaced':
      replaceSeals(vehicle, { ...fact, event }, irregularities);
      return;
    case 'CheckpointPassed':
    case 'PositionReported':
    case 'BorderArrived':
    case 'BorderEntered':
    case 'BorderExited':
    case 'VehiclesHalted':
    case 'VehiclesResumed':
    // What these change of the convoy is told by `transship` and the escorts.
    case 'CargoTransshipped':
    case 'EscortJoined':
    case 'EscortLeft':
  }
}
