import { wrongField } from '../fields/wrong-field.problem.js';
import { digestOf, IllFormedText } from '../streams/digest.js';
import { type SentDecision } from './sent-decision.js';

/**
 * Digest of a decision as sent, by which another one under the same key is told from it.
 * @throws Problem `invalid-body` (422) where a text holds half of a character
 */
export function digestOfDecision(type: string, { subject, request }: SentDecision): string {
  try {
    return digestOf({ decision: type, ...subject, body: request });
  } catch (error) {
    if (!(error instanceof IllFormedText)) throw error;
    throw wrongField(error.pointer.replace(/^\/body/, ''), 'ill-formed-text', 'holds half of a character');
  }
}
