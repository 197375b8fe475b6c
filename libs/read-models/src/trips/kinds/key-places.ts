import { type KeyEvent, KeyPlaces, UNIT_PREFIX } from '#kafila/domain';
import { sql } from 'kysely';
import { asText, type Database } from '../../database/schema.js';
import { type Generation, tableIn } from '../../runner/projection/generation.js';
import { keyEventTable } from '../../tables/streams/key-event.table.js';
import { mentionTable } from '../../tables/streams/mention.table.js';

/** Keys in one query. */
const AT_ONCE = 500;

/** Where keys were enrolled and revoked, as the rows of a generation know it. @param upTo events after it are left out */
export async function readKeyPlaces(
  db: Database,
  generation: Generation = 'live',
  upTo?: bigint,
): Promise<KeyPlaces> {
  const keys = db
    .selectFrom(sql<KeyRow>`${sql.table(tableIn(generation, keyEventTable))}`.as('keys'))
    .select(['stream', 'type', 'kid', 'compromised_since', asText('position').as('position')]);
  const rows = await (upTo === undefined ? keys : keys.where(sql<boolean>`position <= ${upTo}`)).execute();
  return new KeyPlaces(
    rows.map(({ stream, type, kid, position, compromised_since: compromisedSince }) => ({
      ...{ type: type as KeyEvent['type'], kid, compromisedSince },
      unitId: stream.slice(UNIT_PREFIX.length),
      position: BigInt(position),
    })),
  );
}

interface KeyRow {
  readonly stream: string;
  readonly type: string;
  readonly kid: string;
  readonly compromised_since: string | null;
  readonly position: bigint;
}

/** The streams that have a report signed by one of these keys. */
export async function streamsSignedBy(
  db: Database,
  generation: Generation,
  kids: readonly string[],
): Promise<readonly string[]> {
  const found = new Set<string>();
  const mentions = sql.table(tableIn(generation, mentionTable));
  for (let i = 0; i < kids.length; i += AT_ONCE) {
    const { rows } = await sql<{ stream: string }>`select distinct stream from ${mentions}
      where kind = 'signer' and ${sql.ref('key')} in (${sql.join(kids.slice(i, i + AT_ONCE))})`.execute(db);
    for (const { stream } of rows) found.add(stream);
  }
  return [...found].sort();
}
