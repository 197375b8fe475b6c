import { CONVOY_PREFIX } from '#kafila/domain';
import { type Scope } from '#kafila/platform';
import { sql } from 'kysely';
import { isPostgres } from '../dialect.js';
import { type Database } from '../schema.js';
import { convoyCondition } from './convoy-condition.js';

/**
 * The streams of convoys in a scope by the plans that stand in these tables, and of the papers that name one of them.
 *
 * @param among undefined: all
 */
export async function streamsThrough(
  db: Database,
  scope: Scope,
  among: readonly string[] | undefined,
): Promise<readonly string[]> {
  const isInScope = convoyCondition([scope], 'c', isPostgres(db));
  const { rows } = await sql<{ stream: string }>`
    select ${CONVOY_PREFIX} || c.convoy_id as stream from convoys as c where ${isInScope}
    union select m.stream from mentions as m join convoys as c on c.convoy_id = m.key
    where m.kind = 'convoy' and ${isInScope}`.execute(db);
  const found = rows.map(({ stream }) => stream);
  if (!among) return found;
  const allowed = new Set(among);
  return found.filter((stream) => allowed.has(stream));
}
