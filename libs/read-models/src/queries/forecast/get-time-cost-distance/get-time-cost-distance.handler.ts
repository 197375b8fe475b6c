import { convoyStream, gatheringCostsOfTrip, plottingTrip, type RateTable } from '#kafila/domain';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { inTurns } from '../../../past/in-turns.js';
import { type ShownVehicle } from '../../../tables/convoy/convoy-document.js';
import { JsonText } from '../../answers/json-text.js';
import { findConvoyDocument } from '../../convoys/convoy-json.js';
import { readRates } from '../../rates/rate-store.js';
import { Reading } from '../../reading/reading.js';
import { TwoClocks } from '../../two-clocks/two-clocks.js';
import { withAllEntries } from '../../two-clocks/with-all-entries.js';
import { type ConvoySeries, GetTimeCostDistanceQuery } from './get-time-cost-distance.query.js';

@QueryHandler(GetTimeCostDistanceQuery)
export class GetTimeCostDistanceHandler implements IQueryHandler<GetTimeCostDistanceQuery> {
  constructor(
    private readonly reading: Reading,
    private readonly twoClocks: TwoClocks,
  ) {}

  async execute({ convoyId, waitFor }: GetTimeCostDistanceQuery) {
    const found = await this.reading.read(waitFor, async (db) => {
      return { convoy: await findConvoyDocument(db, convoyId), rates: await readRates(db) };
    });
    return found.map(async ({ convoy, rates }) => {
      const { vehicles: all } = await withAllEntries(
        this.twoClocks,
        convoyStream(convoyId),
        convoy,
        found.standing.position,
      );
      const vehicles = await inTurns(plotting(all, rates));
      return new JsonText<ConvoySeries>(
        `{"convoyId":${JSON.stringify(convoyId)},"vehicles":[${vehicles.join(',')}]}`,
      );
    });
  }
}

/** In portions, so that others have their turn: JSON for each vehicle. */
function* plotting(vehicles: readonly ShownVehicle[], rates: RateTable): Generator<void, readonly string[]> {
  const plotted: string[] = [];
  for (const vehicle of vehicles) {
    const { vehicleId, legs, halts } = vehicle;
    const costs = yield* gatheringCostsOfTrip(vehicle);
    const { points, leftOut } = yield* plottingTrip({ legs, halts, costs }, rates);
    plotted.push(
      `{"vehicleId":${JSON.stringify(vehicleId)},"points":${yield* writing(points)},"leftOut":${yield* writing(leftOut)}}`,
    );
    yield;
  }
  return plotted;
}

function* writing(items: readonly object[]): Generator<void, string> {
  const written: string[] = [];
  for (const item of items) {
    written.push(JSON.stringify(item));
    yield;
  }
  return `[${written.join(',')}]`;
}
