import { convoyStream, withStanding } from '#kafila/domain';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { inTurns } from '../../../past/in-turns.js';
import { pagesUpTo } from '../../../past/read-stream-up-to.js';
import { readKeyPlaces } from '../../../trips/kinds/key-places.js';
import { pageOf } from '../../answers/page.js';
import { unknownConvoy } from '../../convoys/convoy.problems.js';
import { findConvoy } from '../../convoys/find-convoys.js';
import { findParked } from '../../reading/find-parked.js';
import { Reading } from '../../reading/reading.js';
import { HISTORY, type HistoryReader } from '../../reading/stores.tokens.js';
import { sortKeyOf } from '../timeline.js';
import { TimelinePage } from '../timeline-page.js';
import { GetTimelineQuery } from './get-timeline.query.js';

@QueryHandler(GetTimelineQuery)
export class GetTimelineHandler implements IQueryHandler<GetTimelineQuery> {
  constructor(
    private readonly reading: Reading,
    @Inject(HISTORY) private readonly history: HistoryReader,
  ) {}

  async execute({ convoyId, page: { after, limit }, waitFor }: GetTimelineQuery) {
    const stream = convoyStream(convoyId);
    const known = await this.reading.read(waitFor, async (db, position) => {
      const found = (await findConvoy(db, convoyId)) ?? (await findParked(db, stream));
      if (!found) throw unknownConvoy(convoyId);
      return { position, keys: await readKeyPlaces(db, 'live', position) };
    });
    return known.map(async ({ position, keys }) => {
      const page = new TimelinePage(after, limit);
      for await (const events of pagesUpTo(this.history, stream, position)) {
        for (const event of events) page.add(withStanding(event, keys));
      }
      const rest = await inTurns(page.items());
      return pageOf(rest, limit, sortKeyOf, (items) => items.map((item) => JSON.stringify(item)));
    });
  }
}
