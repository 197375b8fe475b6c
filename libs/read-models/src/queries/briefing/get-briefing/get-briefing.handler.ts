import { briefTruck, facingSide, findPlace, nearestFirst } from '#kafila/domain';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { isPostgres } from '../../../database/dialect.js';
import { convoyCondition } from '../../../database/scope/convoy-condition.js';
import { type Database } from '../../../database/schema.js';
import { inTurns } from '../../../past/in-turns.js';
import { type ConvoyDocument } from '../../../tables/convoy/convoy-document.js';
import { type Answer } from '../../answers/answer.js';
import { parsingJson } from '../../answers/parsing-json.js';
import { type ShownForecast } from '../../assessments/forecast.js';
import { unpackForecast } from '../../assessments/unpack-forecast.js';
import { isOpen } from '../../assessments/watched-convoys.js';
import { unknownPlace } from '../../geography/place.problems.js';
import { Reading } from '../../reading/reading.js';
import { type Briefing, GetBriefingQuery, type TruckAtPost } from './get-briefing.query.js';

/** Convoys in one question. */
const AT_ONCE = 20;
/** More than any yard holds: an answer for a phone. */
const MOST_TRUCKS = 300;

@QueryHandler(GetBriefingQuery)
export class GetBriefingHandler implements IQueryHandler<GetBriefingQuery> {
  constructor(private readonly reading: Reading) {}

  async execute({ place: reference, waitFor }: GetBriefingQuery): Promise<Answer<Briefing>> {
    const found = await this.reading.readAssessed(waitFor, async (db, { allAt }) => {
      const place = findPlace(reference)?.slug;
      if (place === undefined) throw unknownPlace(reference);
      return { place, asOf: allAt, trucks: await trucksAt(db, place) };
    });
    const position = String(found.standing.position);
    return found.map(({ place, asOf, trucks }) => {
      const nearest = [...trucks].sort(nearestFirst).slice(0, MOST_TRUCKS);
      return { place, position, asOf, trucks: nearest, more: trucks.length - nearest.length };
    });
  }
}

async function trucksAt(db: Database, place: string): Promise<readonly TruckAtPost[]> {
  const trucks: TruckAtPost[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const found = await convoysAround(db, place, after);
    for (const { convoy_id: convoyId, document, forecast } of found) {
      const convoy = await inTurns(parsingJson<ConvoyDocument>(document));
      const forecasts = forecast ? (JSON.parse(await unpackForecast(forecast)) as ShownForecast[]) : [];
      const arrivals = new Map(forecasts.map((one) => [one.vehicleId, one.expectedArrivals]));
      for (const vehicle of convoy.vehicles) {
        const truck = briefTruck(convoy, vehicle, place, arrivals.get(vehicle.vehicleId));
        if (truck) trucks.push({ convoyId, ...truck });
      }
    }
    after = found.length < AT_ONCE ? undefined : found.at(-1)?.convoy_id;
  }
  return trucks;
}

/** Convoys that are not over and lead through a place, or have a truck there, or at the side that faces it. */
function convoysAround(db: Database, place: string, after: string) {
  const near = [place, facingSide(place)?.slug ?? place];
  const leadsThere = convoyCondition([{ places: [place] }], 'convoys', isPostgres(db));
  return db
    .selectFrom('convoys')
    .leftJoin('assessments', 'assessments.convoy_id', 'convoys.convoy_id')
    .select(['convoys.convoy_id', 'convoys.document', 'assessments.forecast'])
    .where(isOpen(sql.ref('convoys.status')))
    .where(
      sql<boolean>`(${leadsThere} or exists (select 1 from vehicles
        where vehicles.convoy_id = convoys.convoy_id and vehicles.last_place in (${sql.join(near)})))`,
    )
    .where('convoys.convoy_id', '>', after)
    .orderBy('convoys.convoy_id')
    .limit(AT_ONCE)
    .execute();
}
