import { type ConvoyView } from '#kafila/domain';
import { type StreamTip } from '../runner/projection/projection.js';

/**
 * A convoy as the API tells it, but for its irregularities: those are put in when it is read, because other streams have
 * a say in them. Unknown is null, instants are RFC 3339 in UTC.
 */
export interface ConvoyDocument extends Omit<ConvoyView, 'irregularities'> {
  readonly convoyId: string;
  /** The last event it rests on: its place in the convoy's stream. */
  readonly revision: number;
  /** The last event it rests on: its place among all events, a decimal string. */
  readonly position: string;
}

export function convoyDocument(
  convoyId: string,
  { irregularities: _joined, ...view }: ConvoyView,
  tip: StreamTip,
): ConvoyDocument {
  return { convoyId, ...view, revision: tip.revision, position: tip.position.toString() };
}
