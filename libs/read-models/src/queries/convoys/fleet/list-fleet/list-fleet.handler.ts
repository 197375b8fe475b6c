import { seenNow } from '#kafila/platform';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type Database } from '../../../../database/schema.js';
import { type Answer } from '../../../answers/answer.js';
import { type JsonText } from '../../../answers/json-text.js';
import { pageOf } from '../../../answers/page.js';
import { assessmentOf } from '../../../assessments/read-assessments.js';
import { keyOfConvoy } from '../../find-convoys.js';
import { type AssessedInFleet, findInFleet } from '../find-fleet.js';
import { listPastConvoys } from '../../list-past-convoys.js';
import { OF_ROWS, Reading } from '../../../reading/reading.js';
import { asksForClocks } from '../../../two-clocks/asked-clocks.js';
import { TwoClocks } from '../../../two-clocks/two-clocks.js';
import { requireThisVersion } from '../../../two-clocks/this-version.js';
import { FleetKept } from '../fleet-kept.js';
import { fleetRowsOf, readFleetRows, shownRow } from '../fleet-rows.js';
import { ListFleetQuery } from './list-fleet.query.js';

/** Of one page: more than of others, because the whole fleet is to be of one moment. */
const MOST_CHARACTERS = 8_000_000;

@QueryHandler(ListFleetQuery)
export class ListFleetHandler implements IQueryHandler<ListFleetQuery> {
  constructor(
    private readonly reading: Reading,
    private readonly twoClocks: TwoClocks,
    private readonly kept: FleetKept,
  ) {}

  async execute({ filter, page, asked }: ListFleetQuery): Promise<Answer<JsonText>> {
    if (asksForClocks(asked)) {
      return this.twoClocks.answer(asked, (past) => listPastConvoys(past, filter, page, fleetRowsOf));
    }
    const sees = seenNow();
    await this.reading.reach(asked.waitFor);
    const { after, limit } = page;
    const read = (): Promise<Answer<JsonText>> =>
      this.reading.readLong(
        undefined,
        async (db) => {
          await requireThisVersion(db);
          const found = await findInFleet(db, filter, { after, limit: limit + 1 });
          const rows =
            sees === undefined ? await this.kept.rowsIn(db) : await rowsOf(db, found.slice(0, limit));
          const shown = (one: AssessedInFleet): string =>
            shownRow(rows.get(one.convoyId) ?? '{}', one.parkedAt, assessmentOf(one));
          return pageOf(found, limit, keyOfConvoy, (items) => items.map(shown), undefined, MOST_CHARACTERS);
        },
        OF_ROWS,
      );
    return sees === undefined ? this.kept.inTurn(read) : read();
  }
}

function rowsOf(db: Database, found: readonly AssessedInFleet[]): Promise<ReadonlyMap<string, string>> {
  return readFleetRows(
    db,
    found.map(({ convoyId }) => convoyId),
  );
}
