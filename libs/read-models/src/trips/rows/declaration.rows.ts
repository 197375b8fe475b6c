import { clearanceSample, DECLARATION_PREFIX, type DeclarationState } from '#kafila/domain';
import { type DeclarationDocument } from '../../tables/declaration/declaration-document.js';
import { declarationTable } from '../../tables/declaration/declaration.table.js';
import { type Filling, filling, fillTables, type RowsOfStream } from '../../tables/descriptor/filled-rows.js';
import { restingOn, type StreamTip } from '../../tables/descriptor/stream-tip.js';
import { explanationsIn, explanationTable } from '../../tables/streams/explanation.table.js';
import { irregularitiesOf, irregularityTable } from '../../tables/streams/irregularity.table.js';
import { type StreamView, viewOfDeclaration } from './stream-view.js';

interface FoldedDeclaration {
  readonly tip: StreamTip;
  readonly view: StreamView;
  readonly declaration: DeclarationDocument;
}

/** The tables that a customs declaration has rows in. */
export const declarationFillings: readonly Filling<FoldedDeclaration>[] = [
  filling(declarationTable, ({ declaration, tip }) => [
    { declaration, position: tip.position, sample: clearanceSample(declaration, []) },
  ]),
  filling(irregularityTable, ({ view, tip }) => irregularitiesOf(tip.stream, view)),
  filling(explanationTable, ({ view, tip }) => explanationsIn(tip.stream, view.explanations)),
];

export function declarationRows(tip: StreamTip, state: DeclarationState): RowsOfStream {
  const view = viewOfDeclaration(tip.stream.slice(DECLARATION_PREFIX.length), state);
  return fillTables(declarationFillings, { tip, view, declaration: restingOn(view.document, tip) });
}
