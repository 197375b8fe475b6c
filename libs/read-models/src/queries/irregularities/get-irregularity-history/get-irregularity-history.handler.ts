import { convoyStream, irregularityEpisodes } from '#kafila/domain';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { readEvents, readStreamUpTo } from '../../../past/read-stream-up-to.js';
import { inTurns } from '../../../past/in-turns.js';
import { eventsToFold } from '../../../runner/folding/read-event.js';
import { convoys } from '../../../trips/kinds/convoy.kind.js';
import { readKeyPlaces } from '../../../trips/kinds/key-places.js';
import { JsonText } from '../../answers/json-text.js';
import { pageJson } from '../../answers/page.js';
import { convoyParked, unknownConvoy } from '../../convoys/convoy.problems.js';
import { findConvoy } from '../../convoys/find-convoys.js';
import { findParked } from '../../reading/find-parked.js';
import { Reading } from '../../reading/reading.js';
import { skippedRevisions } from '../../reading/skipped-events.js';
import { HISTORY, type HistoryReader } from '../../reading/stores.tokens.js';
import { episodeOf, explanationsFor } from './episode.js';
import { GetIrregularityHistoryQuery } from './get-irregularity-history.query.js';

@QueryHandler(GetIrregularityHistoryQuery)
export class GetIrregularityHistoryHandler implements IQueryHandler<GetIrregularityHistoryQuery> {
  constructor(
    private readonly reading: Reading,
    @Inject(HISTORY) private readonly history: HistoryReader,
  ) {}

  async execute({ convoyId, waitFor }: GetIrregularityHistoryQuery) {
    const stream = convoyStream(convoyId);
    const known = await this.reading.read(waitFor, async (db, position) => {
      const parked = await findParked(db, stream);
      if (!(await findConvoy(db, convoyId))) {
        throw parked ? convoyParked(convoyId, parked) : unknownConvoy(convoyId);
      }
      // What is shown of a parked convoy rests on what came before the event that could not be digested.
      const upTo = parked ? BigInt(parked.position) - 1n : position;
      const skipped = await skippedRevisions(db, stream);
      const keys = await readKeyPlaces(db, 'live', position);
      return { upTo, skipped, keys, explained: await explanationsFor(db, stream) };
    });
    return known.map(async ({ upTo, skipped, keys, explained }) => {
      const history = await readStreamUpTo(this.history, stream, upTo);
      // What the rows were folded of: without what was left out, or could not be read and is taken back.
      const events = eventsToFold(convoys, await readEvents(convoys, history, skipped, keys));
      const told = await inTurns(irregularityEpisodes(events));
      const episodes = told.map((episode) => episodeOf(episode, explained));
      return new JsonText(
        pageJson(
          episodes.map((episode) => JSON.stringify(episode)),
          null,
        ),
      );
    });
  }
}
