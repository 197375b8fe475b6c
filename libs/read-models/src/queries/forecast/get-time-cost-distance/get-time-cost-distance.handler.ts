import { costsOfTrip, timeCostDistance } from '#kafila/domain';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { findConvoyDocument } from '../../convoys/convoy-json.js';
import { readRates } from '../../rates/rate-store.js';
import { Reading } from '../../reading/reading.js';
import { GetTimeCostDistanceQuery } from './get-time-cost-distance.query.js';

@QueryHandler(GetTimeCostDistanceQuery)
export class GetTimeCostDistanceHandler implements IQueryHandler<GetTimeCostDistanceQuery> {
  constructor(private readonly reading: Reading) {}

  execute({ convoyId, waitFor }: GetTimeCostDistanceQuery) {
    return this.reading.read(waitFor, async (db) => {
      const convoy = await findConvoyDocument(db, convoyId);
      const rates = await readRates(db);
      const vehicles = convoy.vehicles.map((vehicle) => {
        const trip = { legs: vehicle.legs, halts: vehicle.halts, costs: costsOfTrip(vehicle) };
        return { vehicleId: vehicle.vehicleId, ...timeCostDistance(trip, rates) };
      });
      return { convoyId, vehicles };
    });
  }
}
