import {
  breachesAmong,
  CONVOY_PREFIX,
  convoySample,
  type ConvoyState,
  describeForFleet,
  type FleetView,
  goodsOn,
  type VehicleView,
} from '#kafila/domain';
import { activityTable } from '../../tables/convoy/activity.table.js';
import { type ConvoyDocument } from '../../tables/convoy/convoy-document.js';
import { convoyTable } from '../../tables/convoy/convoy.table.js';
import { expenseTable } from '../../tables/convoy/expense.table.js';
import { fleetTable } from '../../tables/convoy/fleet.table.js';
import { goodsTable } from '../../tables/convoy/goods.table.js';
import { haltTable } from '../../tables/convoy/halt.table.js';
import { legsOf, legTable } from '../../tables/convoy/leg.table.js';
import { type NthOfVehicle } from '../../tables/convoy/nth-of-vehicle.js';
import { passagesIn, passageTable } from '../../tables/convoy/passage.table.js';
import { sealBreachTable } from '../../tables/convoy/seal-breach.table.js';
import { writingConvoy } from '../../tables/convoy/shown-convoy.js';
import { vehicleTable } from '../../tables/convoy/vehicle.table.js';
import { wholeTripsOf, wholeTripTable } from '../../tables/convoy/whole-trip.table.js';
import {
  type Filling,
  filling,
  fillingTables,
  type RowsOfStream,
} from '../../tables/descriptor/filled-rows.js';
import { restingOn, type StreamTip } from '../../tables/descriptor/stream-tip.js';
import { claimsIn, claimTable } from '../../tables/streams/claim.table.js';
import { explanationsIn, explanationTable } from '../../tables/streams/explanation.table.js';
import { irregularitiesOf, irregularityTable } from '../../tables/streams/irregularity.table.js';
import { type StreamView, viewingConvoy } from './stream-view.js';

interface FoldedConvoy {
  readonly tip: StreamTip;
  readonly view: StreamView;
  readonly convoy: ConvoyDocument;
  readonly document: string;
  readonly inFleet: FleetView;
}

/** The tables that a convoy and its vehicles have rows in. */
export const convoyFillings: readonly Filling<FoldedConvoy>[] = [
  filling(convoyTable, ({ convoy, document, tip }) => [
    { convoy, document, position: tip.position, sample: convoySample(convoy) },
  ]),
  filling(fleetTable, ({ convoy, inFleet, tip }) => [
    { convoyId: convoy.convoyId, view: inFleet, position: tip.position },
  ]),
  filling(vehicleTable, ({ convoy }) => convoy.vehicles.map((vehicle) => ({ convoy, vehicle }))),
  filling(passageTable, ({ convoy }) => nthOf(convoy, passagesIn(convoy))),
  filling(activityTable, ({ convoy }) => nthOf(convoy, ({ activities }) => activities)),
  filling(haltTable, ({ convoy }) => nthOf(convoy, ({ halts }) => halts)),
  filling(legTable, ({ convoy }) => nthOf(convoy, legsOf)),
  filling(expenseTable, ({ convoy }) => nthOf(convoy, ({ expenses }) => expenses)),
  filling(sealBreachTable, ({ convoy }) =>
    nthOf(convoy, ({ sealHistory, trailers = [] }) => [
      ...breachesAmong(sealHistory),
      ...trailers.flatMap((trailer) => breachesAmong(trailer.sealHistory)),
    ]),
  ),
  filling(goodsTable, ({ convoy }) => nthOf(convoy, goodsOn(convoy))),
  filling(wholeTripTable, ({ convoy }) => wholeTripsOf(convoy)),
  filling(irregularityTable, ({ view, tip }) => irregularitiesOf(tip.stream, view)),
  filling(claimTable, ({ view, tip }) => claimsIn(tip.stream, view.claims)),
  filling(explanationTable, ({ view, tip }) => explanationsIn(tip.stream, view.explanations)),
];

/** In portions, so that others have their turn. */
export function* makingConvoyRows(tip: StreamTip, state: ConvoyState): Generator<void, RowsOfStream> {
  const view = yield* viewingConvoy(tip.stream.slice(CONVOY_PREFIX.length), state);
  const convoy = restingOn(view.document, tip);
  const document = yield* writingConvoy(convoy);
  const inFleet = describeForFleet(state, convoy);
  yield;
  return yield* fillingTables(convoyFillings, { tip, view, convoy, document, inFleet });
}

/** What the vehicles of a convoy have many of, numbered for each vehicle in its order. */
function nthOf<Item>(
  { convoyId, vehicles }: ConvoyDocument,
  itemsOf: (vehicle: VehicleView) => readonly Item[],
): readonly NthOfVehicle<Item>[] {
  const all: NthOfVehicle<Item>[] = [];
  for (const vehicle of vehicles) {
    const { vehicleId } = vehicle;
    for (const [ordinal, item] of itemsOf(vehicle).entries()) {
      all.push({ convoyId, vehicleId, ordinal, item });
    }
  }
  return all;
}
