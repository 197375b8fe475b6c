import { restingOn } from '../tables/descriptor/stream-tip.js';
import { type WithMentions } from '../trips/kinds/with-mentions.js';
import { viewing } from '../trips/rows/stream-view.js';
import { inTurns } from './in-turns.js';
import { type Past } from './past.js';

/**
 * The document of a stream that was loaded, with all that its lists have: as it is read, it may leave some of it out. Undefined
 * where it could not be folded.
 *
 * @typeParam Document of the streams of this kind
 */
export async function wholeDocument<Document>(past: Past, stream: string): Promise<Document | undefined> {
  const folded = past.foldOf(stream);
  if (!folded) return undefined;
  const { state } = folded.fold as WithMentions<unknown>;
  const { document } = await inTurns(viewing(stream, state));
  return restingOn(document, folded.tip) as Document;
}
