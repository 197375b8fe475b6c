import { prefixOf, type Scope, type Scopes } from '#kafila/platform';
import { type RawBuilder, sql } from 'kysely';
import { AROUND } from '../../tables/convoy/route-words.js';

type Condition = RawBuilder<boolean>;

const NEVER: Condition = sql`1 = 0`;

/** The words that `aroundEach` wrote. */
export function wordsOfRoute(written: string): readonly string[] {
  return written.split(AROUND).filter((word) => word !== '');
}

/**
 * Whether a row of `convoys` is in scope: what `isConvoyInScope` says of its convoy.
 *
 * @param of the alias of the row
 */
export function convoyCondition(scopes: Scopes, of: string, isPostgres: boolean): Condition {
  const column = (name: string): RawBuilder<string> => sql.ref(`${of}.${name}`);
  const contains = (name: string, word: string): Condition =>
    sql`${sql.raw(isPostgres ? 'strpos' : 'instr')}(${column(name)}, ${AROUND + word + AROUND}) > 0`;
  const allOf = ({ convoys, corridors, places, countries }: Scope): readonly Condition[] => [
    ...anyWord(convoys, (word) => isNamedBy(column('convoy_id'), word)),
    ...anyWord(corridors, (word) => sql`${column('corridor_id')} = ${word}`),
    ...anyWord(places, (word) => contains('route_places', word)),
    ...anyWord(countries, (word) => contains('route_countries', word)),
  ];
  const conditions = scopes.flatMap(allOf);
  return conditions.length === 0 ? sql`1 = 1` : sql`(${sql.join(conditions, sql` and `)})`;
}

function isNamedBy(convoyId: RawBuilder<string>, word: string): Condition {
  const prefix = prefixOf(word);
  if (prefix === undefined) return sql`${convoyId} = ${word}`;
  // Not `like`: SQLite takes capital and small letters for the same there.
  return sql`substr(${convoyId}, 1, ${Array.from(prefix).length}) = ${prefix}`;
}

function anyWord(
  words: readonly string[] | undefined,
  condition: (word: string) => Condition,
): readonly Condition[] {
  if (words === undefined) return [];
  return [words.length === 0 ? NEVER : sql`(${sql.join(words.map(condition), sql` or `)})`];
}
