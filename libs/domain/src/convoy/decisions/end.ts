import { present } from '../../decision/present.js';
import { refuse } from '../../decision/refusal.js';
import { type CancelConvoy, type CompleteConvoy } from './convoy.commands.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { membersOf } from '../members/named-members.js';
import { happened, type Verdict } from './verdict.js';

/** Nothing has moved yet, dispatched or not. What has set out is recalled, because its vehicles have to come home. */
export function cancel(command: CancelConvoy, { underwaySince }: ConvoyState): Verdict {
  if (underwaySince !== null) {
    const detail = `The convoy has been under way since ${underwaySince}; recall it instead.`;
    return refuse('already-underway', detail, { underwaySince });
  }
  const data = { ...happened(command), reason: command.reason };
  return { events: [{ type: 'ConvoyCancelled', data }] };
}

/** Over, as soon as every vehicle that belongs to it has delivered its whole load. Who was called back delivers nothing. */
export function complete(command: CompleteConvoy, state: ConvoyState): Verdict {
  if (state.decided === 'planned') {
    return refuse(
      'not-dispatched',
      'The convoy has not been dispatched; only a dispatched convoy can be completed.',
    );
  }
  const { outstandingReason } = command;
  const outstanding = membersOf(state).filter(
    ({ deliveries }) => !deliveries.some(({ partial }) => !partial),
  );
  if (outstanding.length > 0 && outstandingReason === undefined && state.decided !== 'recalled') {
    const vehicleIds = outstanding.map(({ vehicleId }) => vehicleId);
    const detail = `No delivery is reported for ${vehicleIds.join(', ')}. Wait for the reports, or say in outstandingReason why the convoy is complete without them.`;
    return refuse('vehicles-outstanding', detail, { vehicleIds }, '/outstandingReason');
  }
  const data = { ...happened(command), ...present({ outstandingReason }) };
  return { events: [{ type: 'ConvoyCompleted', data }] };
}
