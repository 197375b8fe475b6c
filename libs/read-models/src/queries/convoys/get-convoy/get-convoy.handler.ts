import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { streamsAboutConvoys } from '../../../past/streams-about.js';
import { TwoClocks } from '../../two-clocks/two-clocks.js';
import { convoyJson } from '../convoy-json.js';
import { GetConvoyQuery } from './get-convoy.query.js';

@QueryHandler(GetConvoyQuery)
export class GetConvoyHandler implements IQueryHandler<GetConvoyQuery> {
  constructor(private readonly twoClocks: TwoClocks) {}

  execute({ convoyId, asked }: GetConvoyQuery) {
    return this.twoClocks.read(
      asked,
      (past) => streamsAboutConvoys(past.known, [convoyId]),
      (db) => convoyJson(db, convoyId),
    );
  }
}
