import { convoyStream } from '#kafila/domain';
import { type EventSource } from '#kafila/event-store';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { inTurns } from '../../../past/in-turns.js';
import { readStreamUpTo } from '../../../past/read-stream-up-to.js';
import { pageOf } from '../../answers/page.js';
import { unknownConvoy } from '../../convoys/convoy.problems.js';
import { findConvoy } from '../../convoys/find-convoys.js';
import { findParked } from '../../reading/find-parked.js';
import { Reading } from '../../reading/reading.js';
import { EVENT_STORE } from '../../reading/stores.tokens.js';
import { sortKeyOf, timelinePage } from '../timeline.js';
import { GetTimelineQuery } from './get-timeline.query.js';

@QueryHandler(GetTimelineQuery)
export class GetTimelineHandler implements IQueryHandler<GetTimelineQuery> {
  constructor(
    private readonly reading: Reading,
    @Inject(EVENT_STORE) private readonly eventStore: EventSource,
  ) {}

  async execute({ convoyId, page: { after, limit }, waitFor }: GetTimelineQuery) {
    const stream = convoyStream(convoyId);
    const known = await this.reading.read(waitFor, async (db, position) => {
      const found = (await findConvoy(db, convoyId)) ?? (await findParked(db, stream));
      if (!found) throw unknownConvoy(convoyId);
      return position;
    });
    return known.map(async (position) => {
      const history = await readStreamUpTo(this.eventStore, stream, position);
      const rest = await inTurns(timelinePage(history, after, limit));
      return pageOf(rest, limit, sortKeyOf, (items) => items.map((item) => JSON.stringify(item)));
    });
  }
}
