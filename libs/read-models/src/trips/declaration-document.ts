import { type DeclarationView } from '#kafila/domain';
import { type StreamTip } from '../runner/projection/projection.js';

/** A customs declaration as the API tells it, but for its irregularities: those are put in when it is read. */
export interface DeclarationDocument extends Omit<DeclarationView, 'irregularities'> {
  readonly reference: string;
  /** The last event it rests on: its place in the declaration's stream. */
  readonly revision: number;
  /** The last event it rests on: its place among all events, a decimal string. */
  readonly position: string;
}

export function declarationDocument(
  reference: string,
  { irregularities: _joined, ...view }: DeclarationView,
  tip: StreamTip,
): DeclarationDocument {
  return { reference, ...view, revision: tip.revision, position: tip.position.toString() };
}
