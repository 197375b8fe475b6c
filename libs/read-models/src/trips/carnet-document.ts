import { type CarnetView } from '#kafila/domain';
import { type StreamTip } from '../runner/projection/projection.js';

/**
 * A TIR carnet as the API tells it, but for its convoys and irregularities: those are put in when it is read, because
 * other streams have a say in them.
 */
export interface CarnetDocument extends Omit<CarnetView, 'irregularities' | 'carnetNumber'> {
  readonly carnetNumber: string;
  /** The last event it rests on: its place in the carnet's stream. */
  readonly revision: number;
  /** The last event it rests on: its place among all events, a decimal string. */
  readonly position: string;
}

export function carnetDocument(
  carnetNumber: string,
  { irregularities: _joined, carnetNumber: _fromStream, ...view }: CarnetView,
  tip: StreamTip,
): CarnetDocument {
  return { carnetNumber, ...view, revision: tip.revision, position: tip.position.toString() };
}
