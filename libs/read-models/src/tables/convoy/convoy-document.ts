import { type ConvoyView } from '#kafila/domain';
import { type LastEvent } from '../descriptor/stream-tip.js';

/**
 * A convoy as the API tells it, but for its irregularities: those are put in when it is read, because other streams have
 * a say in them. Unknown is null, instants are RFC 3339 in UTC.
 */
export interface ConvoyDocument extends Omit<ConvoyView, 'irregularities'>, LastEvent {
  readonly convoyId: string;
}
