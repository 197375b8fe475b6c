import { carnetOfStream, carnetStream, CONVOY_PREFIX, convoyStream } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../database/schema.js';
import { streamsInScope } from '../database/scope/scoped.js';

/** Names in one query. */
const AT_ONCE = 500;

type Kind = 'convoy' | 'vehicle' | 'carnet' | 'holder';

/** What had been recorded up to a position, as the tables of the present know it. */
export interface KnownUpTo {
  readonly read: Database;
  readonly position: bigint;
}

/**
 * The streams that the answers about these convoys need: their own, those of their carnets and declarations, and those of
 * other convoys that had their vehicles or carnets, and those that have one of their report ids. A stream counts that ever named them, also where that was taken back
 * since: the folds show whether it was so at the time.
 */
export async function streamsAboutConvoys(
  known: KnownUpTo,
  convoyIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const own = convoyIds.map(convoyStream);
  const [vehicles, carnets] = [
    await namedIn(known, own, 'vehicle'),
    new Set(await namedIn(known, own, 'carnet')),
  ];
  const about = new Set(own);
  for (const stream of await naming(known, 'convoy', convoyIds)) {
    about.add(stream);
    const carnetNumber = carnetOfStream(stream);
    if (carnetNumber !== undefined) carnets.add(carnetNumber);
  }
  for (const stream of await naming(known, 'vehicle', vehicles)) about.add(stream);
  const papers = await streamsAboutCarnets(known, [...carnets]);
  for (const stream of [...papers, ...(await streamsSharingReports(known, own))]) about.add(stream);
  return new Set(await streamsInScope(known.read, about));
}

/** The streams of these carnets, of all convoys that ever had them, and those that have one of their report ids. */
export async function streamsAboutCarnets(
  known: KnownUpTo,
  carnetNumbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const own = carnetNumbers.map(carnetStream);
  const assigned = await namedIn(known, own, 'convoy');
  const named = await naming(known, 'carnet', carnetNumbers);
  const sharing = await streamsSharingReports(known, own);
  const excluding = await streamsExcludingHolders(known, own);
  const about = new Set([...own, ...named, ...assigned.map(convoyStream), ...sharing, ...excluding]);
  return new Set(await streamsInScope(known.read, about));
}

/** The streams of carnets of the same holders that tell of an exclusion, or of its end. */
export async function streamsExcludingHolders(
  known: KnownUpTo,
  carnets: readonly string[],
): Promise<readonly string[]> {
  // Few streams tell of one: their holders are compared, and not all carnets of these holders.
  return ask(
    known,
    await namedIn(known, carnets, 'holder'),
    (some) => sql`select distinct telling.stream as found from mentions as telling
      where telling.kind = 'exclusion' and exists (select 1 from mentions as holding
        where holding.stream = telling.stream and holding.kind = 'holder' and holding.key in (${sql.join(some)}))`,
    sql.ref('telling.position'),
  );
}

/** Other streams that have a report of the same id as one of these. */
export function streamsSharingReports(
  known: KnownUpTo,
  streams: readonly string[],
): Promise<readonly string[]> {
  return ask(
    known,
    streams,
    (some) => sql`select distinct theirs.stream as found from shared_reports as theirs
      join shared_reports as mine on mine.report_id = theirs.report_id and mine.stream <> theirs.stream
      where mine.stream in (${sql.join(some)}) and mine.position <= ${known.position}`,
    sql.ref('theirs.position'),
  );
}

/** The ids of the convoys that these vehicles have ever joined, or in which one took a plate of such an id. */
export async function convoysOfVehicles(
  known: KnownUpTo,
  vehicleIds: readonly string[],
): Promise<readonly string[]> {
  const streams = await naming(known, 'vehicle', vehicleIds);
  return streams.map((stream) => stream.slice(CONVOY_PREFIX.length));
}

/** The keys of one kind that these streams name. */
function namedIn(known: KnownUpTo, streams: readonly string[], kind: Kind): Promise<readonly string[]> {
  return ask(
    known,
    streams,
    (some) => sql`select distinct ${sql.ref('key')} as found from mentions
    where stream in (${sql.join(some)}) and kind = ${kind}`,
  );
}

/** The streams that name one of these keys. */
function naming(known: KnownUpTo, kind: Kind, keys: readonly string[]): Promise<readonly string[]> {
  return ask(
    known,
    keys,
    (some) => sql`select distinct stream as found from mentions
    where kind = ${kind} and ${sql.ref('key')} in (${sql.join(some)})`,
  );
}

async function ask(
  { read, position }: KnownUpTo,
  keys: readonly string[],
  question: (keys: readonly string[]) => RawBuilder<unknown>,
  placed: RawBuilder<unknown> = sql.ref('position'),
): Promise<readonly string[]> {
  const found: string[] = [];
  for (let i = 0; i < keys.length; i += AT_ONCE) {
    const { rows } = await sql<{ found: string }>`
      ${question(keys.slice(i, i + AT_ONCE))} and ${placed} <= ${position} order by found`.execute(read);
    for (const row of rows) found.push(row.found);
  }
  return found;
}
