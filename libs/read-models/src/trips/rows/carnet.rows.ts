import { CARNET_PREFIX, type CarnetState } from '#kafila/domain';
import { type CarnetDocument } from '../../tables/carnet/carnet-document.js';
import { carnetTable } from '../../tables/carnet/carnet.table.js';
import { tirOperationsOf, tirOperationTable } from '../../tables/carnet/tir-operation.table.js';
import { unpaidClaimsOf, unpaidClaimTable } from '../../tables/carnet/unpaid-claim.table.js';
import { type Filling, filling, fillTables, type RowsOfStream } from '../../tables/descriptor/filled-rows.js';
import { restingOn, type StreamTip } from '../../tables/descriptor/stream-tip.js';
import { claimsIn, claimTable } from '../../tables/streams/claim.table.js';
import { explanationsIn, explanationTable } from '../../tables/streams/explanation.table.js';
import { irregularitiesOf, irregularityTable } from '../../tables/streams/irregularity.table.js';
import { type StreamView, viewOfCarnet } from './stream-view.js';

interface FoldedCarnet {
  readonly tip: StreamTip;
  readonly view: StreamView;
  readonly carnet: CarnetDocument;
}

/** The tables that a TIR carnet has rows in. */
export const carnetFillings: readonly Filling<FoldedCarnet>[] = [
  filling(carnetTable, ({ carnet, tip }) => [{ carnet, position: tip.position }]),
  filling(tirOperationTable, ({ carnet }) => tirOperationsOf(carnet)),
  filling(unpaidClaimTable, ({ carnet }) => unpaidClaimsOf(carnet)),
  filling(irregularityTable, ({ view, tip }) => irregularitiesOf(tip.stream, view)),
  filling(claimTable, ({ view, tip }) => claimsIn(tip.stream, view.claims)),
  filling(explanationTable, ({ view, tip }) => explanationsIn(tip.stream, view.explanations)),
];

export function carnetRows(tip: StreamTip, state: CarnetState): RowsOfStream {
  const view = viewOfCarnet(tip.stream.slice(CARNET_PREFIX.length), state);
  return fillTables(carnetFillings, { tip, view, carnet: restingOn(view.document, tip) });
}
