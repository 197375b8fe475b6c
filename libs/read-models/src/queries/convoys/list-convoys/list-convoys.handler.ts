import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { pageOf } from '../../answers/page.js';
import { fleetRowsOf } from '../fleet/fleet-rows.js';
import { OF_ROWS, Reading } from '../../reading/reading.js';
import { asksForClocks } from '../../two-clocks/asked-clocks.js';
import { requireThisVersion } from '../../two-clocks/this-version.js';
import { TwoClocks } from '../../two-clocks/two-clocks.js';
import { documentsOf, findConvoys, keyOfConvoy } from '../find-convoys.js';
import { ListConvoysQuery } from './list-convoys.query.js';
import { listPastConvoys } from '../list-past-convoys.js';

@QueryHandler(ListConvoysQuery)
export class ListConvoysHandler implements IQueryHandler<ListConvoysQuery> {
  constructor(
    private readonly reading: Reading,
    private readonly twoClocks: TwoClocks,
  ) {}

  execute({ filter, page, asked, asFleet }: ListConvoysQuery): Promise<Answer<JsonText>> {
    const jsonsOf = asFleet ? fleetRowsOf : documentsOf;
    if (asksForClocks(asked)) {
      return this.twoClocks.answer(asked, (past) => listPastConvoys(past, filter, page, jsonsOf));
    }
    const { after, limit } = page;
    return this.reading.read(
      asked.waitFor,
      async (db) => {
        if (asFleet || filter.box) await requireThisVersion(db);
        // One more than wanted tells whether a page follows.
        const found = await findConvoys(db, filter, { after, limit: limit + 1 });
        return pageOf(
          found,
          limit,
          keyOfConvoy,
          (items) => jsonsOf(db, items),
          ({ length }) => (asFleet ? 0 : length),
        );
      },
      OF_ROWS,
    );
  }
}
