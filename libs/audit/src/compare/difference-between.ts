import { setImmediate as nextTurn } from 'node:timers/promises';
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
  const patch = await inTurns(patching(before as unknown as Json, after as unknown as Json));
  const irregularities = turnsBetween(before, after);
  await nextTurn();
  const words = differenceInWords(before, after, figures, irregularities);
  await nextTurn();
  const clocks = { from: shownClocks(from.clocks), to: shownClocks(to.clocks) };
  return { convoyId, ...clocks, words, figures, irregularities, patch };
}
