import { type Json } from '#kafila/event-store';
import { type Clocks, inTurns, shownClocks } from '#kafila/read-models';
import { PublishedFigures } from '../history/figures/published-figures.js';
import { patching } from '../history/fold/json-patch.js';
import { type ConvoyDocuments } from '../history/fold/folded-convoy.js';
import { turnsBetween } from '../history/irregularity-turns.js';
import { type Difference } from './difference.answer.js';
import { differenceInWords } from './difference-words.js';

/** What a convoy was at a pair of clocks. */
export interface SeenConvoy {
  readonly clocks: Clocks;
  readonly seen: ConvoyDocuments;
}

/** Compares what a convoy and its papers were at two pairs of clocks. */
export async function differenceBetween(
  convoyId: string,
  from: SeenConvoy,
  to: SeenConvoy,
): Promise<Difference> {
  const [before, after] = [from.seen, to.seen];
  const figures = await inTurns(new PublishedFigures().moving(before, after));
  const irregularities = turnsBetween(before, after);
  return {
    convoyId,
    from: shownClocks(from.clocks),
    to: shownClocks(to.clocks),
    words: differenceInWords(before, after, figures, irregularities),
    figures,
    irregularities,
    patch: await inTurns(patching(before as unknown as Json, after as unknown as Json)),
  };
}
