import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type ReadModels } from '../../../database/read-models.js';
import { READ_MODELS } from '../../reading/stores.tokens.js';
import { type GivenRate, listRates } from '../rate-store.js';
import { GetRatesQuery } from './get-rates.query.js';

@QueryHandler(GetRatesQuery)
export class GetRatesHandler implements IQueryHandler<GetRatesQuery> {
  constructor(@Inject(READ_MODELS) private readonly readModels: ReadModels) {}

  execute(): Promise<readonly GivenRate[]> {
    return listRates(this.readModels.read);
  }
}
