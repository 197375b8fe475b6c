import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { present } from '../../decision/present.js';
import { refuse } from '../../decision/refusal.js';
import { type Happened, type Of } from '../../event/happened.js';
import { membersOf } from '../members/named-members.js';
import { type Decision } from './decision.js';
import { endConvoy } from './endings.js';

export type ConvoyCompleted = Of<
  'ConvoyCompleted',
  Happened & {
    /** Why it was completed although the delivery of some vehicles was never reported. */
    readonly outstandingReason?: string;
  }
>;

export interface CompleteConvoy extends DeskCommand {
  readonly type: 'complete';
  readonly outstandingReason?: string;
}

/** Over, as soon as every vehicle that belongs to it has delivered its whole load. A convoy called back delivers nothing. */
export const completeConvoy: Decision<CompleteConvoy, ConvoyCompleted> = {
  command: 'complete',
  event: 'ConvoyCompleted',
  affects: 'facts since',
  decide(command, state) {
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
  },
  apply(state, { data: { occurredAt, outstandingReason } }) {
    const reason = outstandingReason ?? state.reason;
    return { ...endConvoy(state, 'completed', occurredAt), completedAt: occurredAt, reason };
  },
  moves: () => ({ leave: 'all' }),
};
