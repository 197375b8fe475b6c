import { type ConvoyEvent, convoyStream, irregularityEpisodes, type Recorded } from '#kafila/domain';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { pagesUpTo, readEvents } from '../../../past/read-stream-up-to.js';
import { inTurns } from '../../../past/in-turns.js';
import { eventsToFold, type ReadEvent } from '../../../runner/folding/read-event.js';
import { convoys } from '../../../trips/kinds/convoy.kind.js';
import { readKeyPlaces } from '../../../trips/kinds/key-places.js';
import { invalidCursor, type SortKey } from '../../answers/cursor.js';
import { pageOf } from '../../answers/page.js';
import { convoyParked, unknownConvoy } from '../../convoys/convoy.problems.js';
import { findConvoy } from '../../convoys/find-convoys.js';
import { findParked } from '../../reading/find-parked.js';
import { Reading } from '../../reading/reading.js';
import { skippedRevisions } from '../../reading/skipped-events.js';
import { HISTORY, type HistoryReader } from '../../reading/stores.tokens.js';
import { episodeOf, explanationsFor } from './episode.js';
import { GetIrregularityHistoryQuery } from './get-irregularity-history.query.js';

const WHOLE = /^\d{1,19}$/;

@QueryHandler(GetIrregularityHistoryQuery)
export class GetIrregularityHistoryHandler implements IQueryHandler<GetIrregularityHistoryQuery> {
  constructor(
    private readonly reading: Reading,
    @Inject(HISTORY) private readonly history: HistoryReader,
  ) {}

  async execute({ convoyId, page: { after, limit }, waitFor }: GetIrregularityHistoryQuery) {
    const stream = convoyStream(convoyId);
    const begun = after && pageAfter(after);
    const known = await this.reading.read(waitFor, async (db, position) => {
      const parked = await findParked(db, stream);
      if (!(await findConvoy(db, convoyId))) {
        throw parked ? convoyParked(convoyId, parked) : unknownConvoy(convoyId);
      }
      // What is shown of a parked convoy rests on what came before the event that could not be digested.
      const upTo = least(begun?.upTo ?? position, position, parked ? BigInt(parked.position) - 1n : position);
      const skipped = await skippedRevisions(db, stream);
      const keys = await readKeyPlaces(db, 'live', position);
      return { upTo, skipped, keys, explained: await explanationsFor(db, stream) };
    });
    return known.map(async ({ upTo, skipped, keys, explained }) => {
      const read: ReadEvent<Recorded<ConvoyEvent>>[] = [];
      for await (const page of pagesUpTo(this.history, stream, upTo)) {
        for (const one of await readEvents(convoys, page, skipped, keys)) read.push(one);
      }
      // What the rows were folded of: without what was left out, or could not be read and is taken back.
      const told = await inTurns(irregularityEpisodes(eventsToFold(convoys, read)));
      const from = begun?.told ?? 0;
      const found = told.slice(from, from + limit + 1).map((episode, i) => ({ episode, next: from + i + 1 }));
      return pageOf(
        found,
        limit,
        ({ next }) => [upTo.toString(), String(next)],
        (items) => items.map(({ episode }) => JSON.stringify(episodeOf(episode, explained))),
      );
    });
  }
}

/** Up to which position the pages before it went, and how many they told. @throws Problem `invalid-cursor` */
function pageAfter([upTo, told]: SortKey): { readonly upTo: bigint; readonly told: number } {
  if (!WHOLE.test(upTo) || !WHOLE.test(told)) throw invalidCursor();
  return { upTo: BigInt(upTo), told: Number(told) };
}

function least(...positions: readonly bigint[]): bigint {
  return positions.reduce((a, b) => (a < b ? a : b));
}
