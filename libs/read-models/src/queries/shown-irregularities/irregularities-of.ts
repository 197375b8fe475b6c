import { ascending, declarationStream } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import {
  BOTH_SINCE,
  codeOfConflict,
  CONFLICTING_CLAIMS,
  conflictJson,
  type ConflictRow,
  irregularityJson,
  type IrregularityRow,
  OVERLAP,
  stands,
} from './shown-irregularity.js';

/** JSON of each irregularity by what it is shown on, in the order of code, time and vehicles. */
export type ShownIrregularities = ReadonlyMap<string, readonly string[]>;

/**
 * All that does not fit in these convoys, in one question: what their own streams tell and nothing in another stream
 * explains, what the streams of their carnets and declarations tell, and vehicles and carnets that others have at the
 * same time.
 */
export function irregularitiesOfConvoys(
  db: Database,
  convoyIds: readonly string[],
): Promise<ShownIrregularities> {
  return shown(db, convoyIds, (ids) => [
    stored(sql`i.convoy_id`, sql`irregularities as i`, sql`i.convoy_id in ${ids}`),
    stored(
      sql`claims.convoy_id`,
      sql`claims join irregularities as i on i.carnet_number = claims.key and i.stream_kind = 'carnet'`,
      sql`claims.convoy_id in ${ids} and claims.kind = 'carnet'`,
    ),
    conflicts(sql`mine.convoy_id`, sql`mine.convoy_id in ${ids}`),
  ]);
}

/** All that does not fit about these TIR carnets, whichever stream tells it. */
export function irregularitiesOfCarnets(
  db: Database,
  carnetNumbers: readonly string[],
): Promise<ShownIrregularities> {
  return shown(db, carnetNumbers, (numbers) => [
    stored(sql`i.carnet_number`, sql`irregularities as i`, sql`i.carnet_number in ${numbers}`),
    conflicts(sql`mine.key`, sql`mine.kind = 'carnet' and mine.key in ${numbers}`),
  ]);
}

/** All that does not fit about these customs declarations. */
export function irregularitiesOfDeclarations(
  db: Database,
  references: readonly string[],
): Promise<ShownIrregularities> {
  return shown(db, references.map(declarationStream), (streams) => [
    stored(sql`i.declaration`, sql`irregularities as i`, sql`i.stream in ${streams}`),
  ]);
}

type Row = { readonly shown_on: string } & (
  (IrregularityRow & { readonly kind: null }) | (ConflictRow & { readonly code: null; readonly kind: string })
);

const nothing = sql`cast(null as text)`;

function stored(shownOn: RawBuilder<unknown>, from: RawBuilder<unknown>, where: RawBuilder<unknown>) {
  return sql`select ${shownOn} as shown_on, i.code, i.severity, i.since, i.convoy_id, i.carnet_number, i.declaration,
      i.reports, i.vehicle_ids, i.evidence, ${nothing} as kind, ${nothing} as "key", ${nothing} as one,
      ${nothing} as one_convoy, ${nothing} as two, ${nothing} as two_convoy
    from ${from} where ${where} and ${stands('i')}`;
}

/** Each pair as one row, whichever of the two is asked for: the lesser holder first. */
function conflicts(shownOn: RawBuilder<unknown>, where: RawBuilder<unknown>) {
  const lesserFirst = (lesser: RawBuilder<unknown>, greater: RawBuilder<unknown>) =>
    sql`case when mine.holder < theirs.holder then ${lesser} else ${greater} end`;
  return sql`select ${shownOn}, ${nothing}, ${nothing}, min(${BOTH_SINCE}), ${nothing}, ${nothing}, ${nothing},
      cast(null as integer), ${nothing}, ${nothing}, mine.kind, mine.key,
      ${lesserFirst(sql`mine.holder`, sql`theirs.holder`)}, ${lesserFirst(sql`mine.convoy_id`, sql`theirs.convoy_id`)},
      ${lesserFirst(sql`theirs.holder`, sql`mine.holder`)}, ${lesserFirst(sql`theirs.convoy_id`, sql`mine.convoy_id`)}
    from ${CONFLICTING_CLAIMS} where ${where} and ${OVERLAP}
    group by mine.convoy_id, mine.kind, mine.key, mine.holder, theirs.convoy_id, theirs.holder`;
}

function orderOf(row: Row): string {
  const parts =
    row.kind === null
      ? [row.code, row.since, row.vehicle_ids, row.evidence]
      : [codeOfConflict(row.kind), row.since, row.key, row.one, row.two];
  return parts.join(' ');
}

async function shown(
  db: Database,
  keys: readonly string[],
  questions: (keys: RawBuilder<unknown>) => readonly RawBuilder<unknown>[],
): Promise<ShownIrregularities> {
  if (keys.length === 0) return new Map();
  const parts = questions(sql`(${sql.join(keys)})`);
  // Not `union all`: one irregularity may be found in two ways.
  const { rows } = await sql<Row>`${sql.join(parts, sql` union `)}`.execute(db);
  const ordered = rows
    .map((row) => ({
      on: row.shown_on,
      order: orderOf(row),
      json: row.kind === null ? irregularityJson(row) : conflictJson(row),
    }))
    .sort((a, b) => ascending(a.order, b.order));
  const found = new Map<string, string[]>();
  for (const { on, json } of ordered) {
    const before = found.get(on);
    if (before) before.push(json);
    else found.set(on, [json]);
  }
  return found;
}
