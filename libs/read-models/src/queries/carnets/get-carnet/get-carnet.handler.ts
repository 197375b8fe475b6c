import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { TwoClocks } from '../../two-clocks/two-clocks.js';
import { carnetJson, streamsOfCarnet } from '../carnet-json.js';
import { GetCarnetQuery } from './get-carnet.query.js';

@QueryHandler(GetCarnetQuery)
export class GetCarnetHandler implements IQueryHandler<GetCarnetQuery> {
  constructor(private readonly twoClocks: TwoClocks) {}

  execute({ carnetNumber, asked }: GetCarnetQuery) {
    return this.twoClocks.read(
      asked,
      (past) => streamsOfCarnet(past, carnetNumber),
      (db) => carnetJson(db, carnetNumber),
    );
  }
}
