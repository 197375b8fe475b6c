import { type ConvoyView } from '#kafila/domain';
import { type StreamTip } from '../runner/projection.js';

/** A convoy as the API tells it. Unknown is null, instants are RFC 3339 in UTC. */
export interface ConvoyDocument extends ConvoyView {
  readonly convoyId: string;
  /** The last event it rests on: its place in the convoy's stream. */
  readonly revision: number;
  /** The last event it rests on: its place among all events, a decimal string. */
  readonly position: string;
}

export function convoyDocument(convoyId: string, view: ConvoyView, tip: StreamTip): ConvoyDocument {
  return { convoyId, ...view, revision: tip.revision, position: tip.position.toString() };
}
