import { type ConvoyState, convoyStream } from '#kafila/domain';
import { type ConvoyDocument } from '../tables/convoy/convoy-document.js';
import { restingOn } from '../tables/descriptor/stream-tip.js';
import { type WithMentions } from '../trips/kinds/with-mentions.js';
import { viewingConvoy } from '../trips/rows/stream-view.js';
import { inTurns } from './in-turns.js';
import { type Past } from './past.js';

/** A convoy that was loaded, with all that its lists have: its document may leave some of it out. Undefined where it could not be folded. */
export async function wholeConvoy(past: Past, convoyId: string): Promise<ConvoyDocument | undefined> {
  const folded = past.foldOf(convoyStream(convoyId));
  if (!folded) return undefined;
  const { state } = folded.fold as WithMentions<ConvoyState>;
  const { document } = await inTurns(viewingConvoy(convoyId, state));
  return restingOn(document, folded.tip);
}
