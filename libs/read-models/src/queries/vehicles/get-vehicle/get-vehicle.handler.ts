import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { TwoClocks } from '../../two-clocks/two-clocks.js';
import { vehicleJson, streamsOfVehicle } from '../vehicle-json.js';
import { GetVehicleQuery } from './get-vehicle.query.js';

@QueryHandler(GetVehicleQuery)
export class GetVehicleHandler implements IQueryHandler<GetVehicleQuery> {
  constructor(private readonly twoClocks: TwoClocks) {}

  execute({ vehicleId, asked }: GetVehicleQuery) {
    return this.twoClocks.read(
      asked,
      (past) => streamsOfVehicle(past, vehicleId),
      (db) => vehicleJson(db, vehicleId),
    );
  }
}
