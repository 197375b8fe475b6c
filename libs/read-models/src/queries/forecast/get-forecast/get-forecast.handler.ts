import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { findConvoyDocument } from '../../convoys/convoy-json.js';
import { type Clock, CLOCK } from '../../reading/clock.js';
import { Reading } from '../../reading/reading.js';
import { UsualTimesKept } from '../../usual-times/usual-times-kept.js';
import { shownForecast } from './forecast.js';
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
    return this.reading.read(undefined, async (db) => {
      const convoy = await findConvoyDocument(db, convoyId);
      const vehicles = shownForecast(convoy, now, usual.on(convoy.corridorId));
      return { convoyId, now, vehicles, usualAsOf: usual.position };
    });
  }
}
