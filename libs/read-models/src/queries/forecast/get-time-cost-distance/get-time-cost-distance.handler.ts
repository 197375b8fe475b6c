import { costsOfTrip, type RateTable, timeCostDistance } from '#kafila/domain';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { inTurns } from '../../../past/in-turns.js';
import { type ShownVehicle } from '../../../tables/convoy/convoy-document.js';
import { JsonText } from '../../answers/json-text.js';
import { findConvoyDocument } from '../../convoys/convoy-json.js';
import { withAllEntries } from '../../convoys/whole-convoy.js';
import { readRates } from '../../rates/rate-store.js';
import { Reading } from '../../reading/reading.js';
import { TwoClocks } from '../../two-clocks/two-clocks.js';
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
      const { vehicles: all } = await withAllEntries(this.twoClocks, convoy, found.standing.position);
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
    const trip = { legs: vehicle.legs, halts: vehicle.halts, costs: costsOfTrip(vehicle) };
    plotted.push(JSON.stringify({ vehicleId: vehicle.vehicleId, ...timeCostDistance(trip, rates) }));
    yield;
  }
  return plotted;
}
