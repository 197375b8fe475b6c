import { createHash } from 'node:crypto';
import { CARNET_PREFIX, carnetStream, CONVOY_PREFIX, convoyStream, type KeyPlaces } from '#kafila/domain';
import {
  type Answer,
  type Database,
  findConvoy,
  findParked,
  type Reading,
  readKeyPlaces,
  readSkipped,
  type SkippedEvent,
  streamsAboutConvoys,
  streamsOfConvoy,
  streamsExcludingHolders,
  streamsInScope,
  streamsSharingReports,
  trips,
  unknownConvoy,
} from '#kafila/read-models';
import { type HistoryCursor, historyChanged } from './history-cursor.js';

/** Where the history of one convoy lies, as of one position: what is answered from it does not change any more. */
export interface ConvoyHistory {
  readonly convoyId: string;
  /** Its own first, then those of all carnets and declarations that have ever had to do with it, by name. */
  readonly streams: readonly string[];
  /** Every event up to here belongs to it, and none beyond. */
  readonly position: bigint;
  /** Events that somebody has left out of all folds, with a reason. */
  readonly skipped: readonly SkippedEvent[];
  /** Where keys had been enrolled and revoked by then: the standing of reports follows from it. */
  readonly keys: KeyPlaces;
  /** Of the streams and of what is left out: pages of one history have the same. */
  readonly fingerprint: string;
}

/** What is read of a history. */
export type HistoryToRead = Pick<ConvoyHistory, 'streams' | 'position' | 'skipped' | 'keys'>;

/**
 * Finds the history of a convoy: as of now, or as of the page before.
 *
 * @throws Problem `unknown-convoy`, `history-changed`, `invalid-query`, `projection-behind`
 */
export async function findHistory(
  reading: Reading,
  convoyId: string,
  { waitFor, cursor }: { readonly waitFor?: string | undefined; readonly cursor: HistoryCursor | undefined },
): Promise<Answer<ConvoyHistory>> {
  // The page before may have come from a board that was further on.
  const wanted = waitFor ?? cursor?.upTo.toString();
  const found = await reading.read(wanted, async (db, now) => {
    const known = (await findConvoy(db, convoyId)) ?? (await findParked(db, convoyStream(convoyId)));
    if (!known) throw unknownConvoy(convoyId);
    const streams = await streamsEverOf(db, convoyId);
    const all = await readSkipped(db, trips.name);
    const skipped = all.filter(({ stream }) => streams.includes(stream));
    const position = cursor?.upTo ?? now;
    return { convoyId, streams, skipped, position, keys: await readKeyPlaces(db, 'live', position) };
  });
  const history = await found.map((where) => {
    const fingerprint = fingerprintOf(where);
    if (cursor && cursor.fingerprint !== fingerprint) throw historyChanged(convoyId);
    return { ...where, fingerprint };
  });
  return history.at(history.value.position);
}

/** Also of papers that were taken for its own, and belong to another convoy by what is known now. */
async function streamsEverOf(db: Database, convoyId: string): Promise<readonly string[]> {
  const own = convoyStream(convoyId);
  const mentions = await db
    .selectFrom('mentions')
    .select(['stream', 'kind', 'key'])
    .where((e) =>
      e.or([
        e.and([e('kind', '=', 'convoy'), e('key', '=', convoyId)]),
        e.and([e('stream', '=', own), e('kind', '=', 'carnet')]),
      ]),
    )
    .execute();
  const named = mentions.map(({ stream, kind, key }) => (kind === 'carnet' ? carnetStream(key) : stream));
  const papers = new Set([...(await streamsOfConvoy(db, convoyId)), ...named]);
  papers.delete(own);
  return streamsInScope(db, [own, ...[...papers].sort()]);
}

/**
 * Where other convoys say that they have had vehicles or carnets of this one, other streams that they have a report of the
 * same id, and other carnets that a holder is excluded, up to the position of its history: a vehicle in two convoys shows in both.
 */
export async function historyElsewhere(
  db: Database,
  { convoyId, streams, position, keys }: ConvoyHistory,
): Promise<HistoryToRead> {
  const about = await streamsAboutConvoys({ read: db, position }, [convoyId]);
  const sharing = await streamsSharingReports({ read: db, position }, [convoyStream(convoyId)]);
  const carnets = streams.filter((stream) => stream.startsWith(CARNET_PREFIX));
  const excluding = await streamsExcludingHolders({ read: db, position }, carnets);
  const convoys = [...about].filter((stream) => stream.startsWith(CONVOY_PREFIX));
  const others = new Set(await streamsInScope(db, [...convoys, ...sharing, ...excluding]));
  for (const own of streams) others.delete(own);
  const skipped = await readSkipped(db, trips.name);
  const leftOut = skipped.filter(({ stream }) => others.has(stream));
  return { position, keys, streams: [...others], skipped: leftOut };
}

function fingerprintOf({ streams, skipped }: Pick<ConvoyHistory, 'streams' | 'skipped'>): string {
  const said = JSON.stringify([streams, skipped.map(({ stream, revision }) => [stream, revision])]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 16);
}
