import { type Told } from '../report/told.js';
import { recordActivity } from './activities.js';
import { type ConvoySighting } from './convoy.events.js';
import { type ConvoyPlan } from './convoy.state.js';
import { type VehicleDraft } from './copy-vehicle.js';
import { recordDelivery } from './deliveries.js';
import { withExpense, withIncident } from './incidents.js';
import { type Noticed } from './noticed.js';
import { affixSeals, breakSeals, replaceSeals, verifySeals } from './seals.js';

/** What a fact tells of a vehicle that stays true wherever the vehicle has been seen since. */
export function record(
  vehicle: VehicleDraft,
  told: Told<ConvoySighting>,
  plan: ConvoyPlan,
  noticed: Noticed,
): void {
  const { event } = told;
  switch (event.type) {
    case 'BorderActivityRecorded':
      recordActivity(vehicle, { ...told, event }, noticed);
      return;
    case 'CargoDelivered':
      recordDelivery(vehicle, { ...told, event }, plan, noticed);
      return;
    case 'IncidentReported':
      vehicle.incidents = withIncident(vehicle.incidents, { ...told, event });
      return;
    case 'ExpensePaid':
      vehicle.expenses = withExpense(vehicle.expenses, { ...told, event });
      return;
    case 'SealsAffixed':
      affixSeals(vehicle, { ...told, event });
      return;
    case 'SealsVerified':
      verifySeals(vehicle, { ...told, event }, noticed);
      return;
    case 'SealsBroken':
      breakSeals(vehicle, { ...told, event }, plan, noticed);
      return;
    case 'SealsReplaced':
      replaceSeals(vehicle, { ...told, event }, noticed);
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
