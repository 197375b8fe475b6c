import { carnetStream, convoyStream, declarationStream } from '#kafila/domain';
import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { streamsInScope } from '../../database/scope/scoped.js';

/**
 * The streams that tell of a convoy at the position of the snapshot: its own first, then those of the carnets that its
 * vehicles travel under or that name it, then those of its declarations; each kind by name.
 */
export async function streamsOfConvoy(db: Database, convoyId: string): Promise<readonly string[]> {
  const carnets = await sql<{ key: string }>`
    select carnet_number as key from carnets where convoy_id = ${convoyId}
    union select key from claims where convoy_id = ${convoyId} and kind = 'carnet' order by key`.execute(db);
  const declarations = await sql<{ key: string }>`
    select reference as key from declarations where convoy_id = ${convoyId} order by key`.execute(db);
  return streamsInScope(db, [
    convoyStream(convoyId),
    ...carnets.rows.map(({ key }) => carnetStream(key)),
    ...declarations.rows.map(({ key }) => declarationStream(key)),
  ]);
}
