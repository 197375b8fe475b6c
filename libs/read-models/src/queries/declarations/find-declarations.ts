import { DECLARATION_PREFIX, type DeclarationStatus, declarationStream } from '#kafila/domain';
import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { trips } from '../../trips/trips.projection.js';
import { irregularitiesOfDeclarations } from '../shown-irregularities/irregularities-of.js';
import { withMembers } from '../answers/json-text.js';
import { lengthOfDocument, readDocuments } from '../reading/documents.js';
import { skippedJsons } from '../reading/skipped-events.js';

/** What a list of declarations is narrowed to; all of it must hold. */
export interface DeclarationFilter {
  readonly status?: DeclarationStatus | undefined;
  readonly convoyId?: string | undefined;
}

export interface FoundDeclaration {
  readonly reference: string;
  /** How many bytes its document has, about what its JSON will have. */
  readonly length: number;
  /** Position of the event that parked its stream; null where none did. */
  readonly parkedAt: string | null;
}

/** Declarations by reference. */
export async function findDeclarations(
  db: Database,
  { status, convoyId }: DeclarationFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly FoundDeclaration[]> {
  let query = selectDeclarations(db).orderBy('declarations.reference').limit(page.limit);
  if (page.after !== undefined) query = query.where('declarations.reference', '>', page.after);
  if (status !== undefined) query = query.where('declarations.status', '=', status);
  if (convoyId !== undefined) query = query.where('declarations.convoy_id', '=', convoyId);
  return query.execute();
}

/** One declaration by its normalised reference; undefined where it has no row. */
export async function findDeclaration(
  db: Database,
  reference: string,
): Promise<FoundDeclaration | undefined> {
  return selectDeclarations(db).where('declarations.reference', '=', reference).executeTakeFirst();
}

/** The documents to send, each with what does not fit. */
export async function declarationJsons(
  db: Database,
  found: readonly FoundDeclaration[],
): Promise<readonly string[]> {
  const references = found.map(({ reference }) => reference);
  const documents = await readDocuments(db, 'declarations', 'reference', references);
  const irregularities = await irregularitiesOfDeclarations(db, references);
  const skipped = await skippedJsons(
    db,
    found.map(({ reference }) => declarationStream(reference)),
  );
  return found.map(({ reference, parkedAt }) =>
    withMembers(documents.get(reference) ?? '{}', {
      irregularities: `[${(irregularities.get(reference) ?? []).join(',')}]`,
      ...(parkedAt === null ? {} : { incompleteSince: JSON.stringify(parkedAt) }),
      ...skipped.get(declarationStream(reference)),
    }),
  );
}

function selectDeclarations(db: Database) {
  return db
    .selectFrom('declarations')
    .leftJoin('parked_streams', (join) =>
      join
        .on('parked_streams.projection', '=', trips.name)
        .on(sql<boolean>`parked_streams.stream = ${DECLARATION_PREFIX} || declarations.reference`),
    )
    .select([
      'declarations.reference',
      lengthOfDocument('declarations'),
      sql<string | null>`cast(parked_streams.position as text)`.as('parkedAt'),
    ]);
}
