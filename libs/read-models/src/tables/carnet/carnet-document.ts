import { type CarnetView } from '#kafila/domain';
import { type LastEvent } from '../descriptor/stream-tip.js';

/**
 * A TIR carnet as the API tells it, but for its convoys and irregularities: those are put in when it is read, because
 * other streams have a say in them.
 */
export interface CarnetDocument extends Omit<CarnetView, 'irregularities' | 'carnetNumber'>, LastEvent {
  readonly carnetNumber: string;
}
