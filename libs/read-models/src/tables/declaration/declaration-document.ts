import { type DeclarationView } from '#kafila/domain';
import { type LastEvent } from '../descriptor/stream-tip.js';

/** A customs declaration as the API tells it, but for its irregularities: those are put in when it is read. */
export interface DeclarationDocument extends Omit<DeclarationView, 'irregularities'>, LastEvent {
  readonly reference: string;
}
