import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { refuse } from '../../decision/refusal.js';
import { type Happened, type Of } from '../../event/happened.js';
import { type Decision } from './decision.js';
import { endConvoy } from './endings.js';

export type ConvoyCancelled = Of<'ConvoyCancelled', Happened & { readonly reason: string }>;

export interface CancelConvoy extends DeskCommand {
  readonly type: 'cancel';
  readonly reason: string;
}

/** Nothing has moved yet, dispatched or not. What has set out is recalled, because its vehicles have to come home. */
export const cancelConvoy: Decision<CancelConvoy, ConvoyCancelled> = {
  command: 'cancel',
  event: 'ConvoyCancelled',
  affects: 'facts since',
  decide(command, { underwaySince }) {
    if (underwaySince !== null) {
      const detail = `The convoy has been under way since ${underwaySince}; recall it instead.`;
      return refuse('already-underway', detail, { underwaySince });
    }
    const data = { ...happened(command), reason: command.reason };
    return { events: [{ type: 'ConvoyCancelled', data }] };
  },
  apply(state, { data: { occurredAt, reason } }) {
    return { ...endConvoy(state, 'cancelled', occurredAt), cancelledAt: occurredAt, reason };
  },
  moves: () => ({ leave: 'all' }),
};
