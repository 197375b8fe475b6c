import { type Json } from '#kafila/event-store';
import { type Clocks, shownClocks } from '#kafila/read-models';
import { PublishedFigures } from '../history/figures/published-figures.js';
import { patchBetween } from '../history/fold/json-patch.js';
import { type ConvoyDocuments, type Document } from '../history/fold/folded-convoy.js';
import { turnsBetween } from '../history/irregularity-turns.js';
import { type Difference } from './difference.answer.js';
import { differenceInWords } from './difference-words.js';
import { type ConvoyAndPapers } from './past-convoy-and-papers.js';

/** What a convoy was at a pair of clocks. */
export interface SeenConvoy {
  readonly clocks: Clocks;
  readonly seen: ConvoyAndPapers;
}

/** Compares what a convoy and its papers were at two pairs of clocks. */
export function differenceBetween(convoyId: string, from: SeenConvoy, to: SeenConvoy): Difference {
  const [before, after] = [documentsOf(from.seen), documentsOf(to.seen)];
  const figures = new PublishedFigures().moved(before, after);
  const irregularities = turnsBetween(before, after);
  return {
    convoyId,
    from: shownClocks(from.clocks),
    to: shownClocks(to.clocks),
    words: differenceInWords(before, after, figures, irregularities),
    figures,
    irregularities,
    patch: patchBetween(before as unknown as Json, after as unknown as Json),
  };
}

/** The documents, without the place of the last event they rest on: that differs though they say the same. */
function documentsOf({ convoy, carnets, declarations }: ConvoyAndPapers): ConvoyDocuments {
  const ofAll = (papers: ReadonlyMap<string, string>): Record<string, Document> =>
    Object.fromEntries([...papers].map(([id, json]) => [id, documentIn(json)]));
  return {
    convoy: convoy === null ? null : documentIn(convoy),
    carnets: ofAll(carnets),
    declarations: ofAll(declarations),
  };
}

function documentIn(json: string): Document {
  const { revision: _revision, position: _position, ...document } = JSON.parse(json) as Document;
  return document;
}
