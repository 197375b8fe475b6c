import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { asText, type Database } from '../../../database/schema.js';
import { JsonText, withMembers } from '../../answers/json-text.js';
import { unpackForecast } from '../../assessments/unpack-forecast.js';
import { knownConvoy } from '../../convoys/convoy-json.js';
import { Reading } from '../../reading/reading.js';
import { type Forecast, GetForecastQuery } from './get-forecast.query.js';

@QueryHandler(GetForecastQuery)
export class GetForecastHandler implements IQueryHandler<GetForecastQuery> {
  constructor(private readonly reading: Reading) {}

  async execute({ convoyId, waitFor }: GetForecastQuery) {
    const found = await this.reading.readAssessed(waitFor, (db) => forecastIn(db, convoyId));
    return found.map(async ({ packed, ...assessed }) => {
      const known = JSON.stringify({ convoyId, ...assessed });
      const vehicles = packed ? await unpackForecast(packed) : 'null';
      return new JsonText<Forecast>(withMembers(known, { vehicles }));
    });
  }
}

/** @throws Problem `unknown-convoy`, `convoy-parked` */
async function forecastIn(db: Database, convoyId: string) {
  await knownConvoy(db, convoyId);
  const row = await db
    .selectFrom('assessments')
    .select(['assessed_at', 'forecast', asText('usual_as_of').as('usualAsOf')])
    .where('convoy_id', '=', convoyId)
    .executeTakeFirst();
  if (!row) return { assessedAt: null, usualAsOf: null, packed: null };
  return { assessedAt: row.assessed_at, usualAsOf: row.usualAsOf, packed: row.forecast };
}
