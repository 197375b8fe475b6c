import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { inTurns } from '../../../past/in-turns.js';
import { JsonText, withMembers } from '../../answers/json-text.js';
import { findConvoyDocument } from '../../convoys/convoy-json.js';
import { type Clock, CLOCK } from '../../reading/clock.js';
import { Reading } from '../../reading/reading.js';
import { UsualTimesKept } from '../../usual-times/usual-times-kept.js';
import { type Forecast, writingForecast } from './forecast.js';
import { GetForecastQuery } from './get-forecast.query.js';

@QueryHandler(GetForecastQuery)
export class GetForecastHandler implements IQueryHandler<GetForecastQuery> {
  constructor(
    private readonly reading: Reading,
    private readonly usualTimes: UsualTimesKept,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ convoyId, waitFor }: GetForecastQuery) {
    const now = this.clock();
    await this.reading.reach(waitFor);
    const usual = await this.usualTimes.read();
    const found = await this.reading.read(undefined, (db) => findConvoyDocument(db, convoyId));
    return found.map(async (convoy) => {
      const vehicles = await inTurns(writingForecast(convoy, now, usual.on(convoy.corridorId)));
      const known = JSON.stringify({ convoyId, now, usualAsOf: usual.position });
      return new JsonText<Forecast>(withMembers(known, { vehicles: `[${vehicles.join(',')}]` }));
    });
  }
}
