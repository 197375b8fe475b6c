import {
  CARNET_PREFIX,
  carnetStream,
  CONVOY_PREFIX,
  DECLARATION_PREFIX,
  declarationStream,
} from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import {
  CLAIM_PAIR_COLUMNS,
  CLAIM_PAIRS,
  claimPairOf,
  type ClaimPairRow,
  MAY_CONFLICT,
  NO_CLAIM_PAIR,
} from './candidate-claims.js';
import {
  IRREGULARITY_COLUMNS,
  type IrregularityRow,
  NO_IRREGULARITY,
  streamIrregularityOf,
} from './candidate-irregularities.js';
import { BOTH_STAND, REPORT_PAIR_COLUMNS, reportPairsOf } from './candidate-reports.js';
import { type ClaimPair } from './conflicts.js';
import { type StreamIrregularity, whichShow } from './which-show.js';

/** JSON of each irregularity by what it is shown on, in the order of code, time and vehicles. */
export type ShownIrregularities = ReadonlyMap<string, readonly string[]>;

/** So many are shown with a convoy, the newest: more are a list of their own. */
export const MOST_SHOWN = 1000;

/**
 * All that does not fit in these convoys: what their own streams tell and nothing in another stream explains, what the
 * streams of their carnets and declarations tell, vehicles and carnets that others have at the same time, and reports whose
 * ids other streams have.
 *
 * @param counts of those that have many, where they are known: see `countsOfMany`
 */
export async function irregularitiesOfConvoys(
  db: Database,
  convoyIds: readonly string[],
  counts?: ReadonlyMap<string, number>,
): Promise<ShownIrregularities> {
  const tooMany = counts ?? (await countsOfMany(db, convoyIds));
  const usual = convoyIds.filter((convoyId) => !tooMany.has(convoyId));
  const all = new Map(await ofConvoys(db, usual, sql`irregularities`));
  for (const convoyId of tooMany.keys()) {
    const newest = sql`(select * from irregularities where convoy_id = ${convoyId}
      order by since desc, stream desc, code desc, ordinal desc limit ${MOST_SHOWN})`;
    for (const [on, jsons] of await ofConvoys(db, [convoyId], newest)) all.set(on, jsons);
  }
  return all;
}

/** How many irregularities have convoys that have more than are shown with them, also such as another stream explains. */
export async function countsOfMany(
  db: Database,
  convoyIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (convoyIds.length === 0) return new Map();
  const { rows } = await sql<{ convoy_id: string; many: string | number }>`
    select convoy_id, count(*) as many from irregularities where convoy_id in (${sql.join(convoyIds)})
    group by convoy_id having count(*) > ${MOST_SHOWN}`.execute(db);
  return new Map(rows.map(({ convoy_id: convoyId, many }) => [convoyId, Number(many)]));
}

/** @param own those that the streams of convoys, carnets and declarations tell of a convoy */
function ofConvoys(
  db: Database,
  convoyIds: readonly string[],
  own: RawBuilder<unknown>,
): Promise<ShownIrregularities> {
  return shown(db, convoyIds, (ids) => [
    irregularities(sql`i.convoy_id`, sql`${own} as i`, sql`i.convoy_id in ${ids}`),
    irregularities(
      sql`claims.convoy_id`,
      sql`claims join irregularities as i on i.carnet_number = claims.key and i.stream_kind = 'carnet'`,
      sql`claims.convoy_id in ${ids} and claims.kind = 'carnet'`,
    ),
    pairs(sql`mine.convoy_id`, sql`mine.convoy_id in ${ids}`),
    reports(CONVOY_PREFIX, convoyIds),
  ]);
}

/** All that does not fit about these TIR carnets, whichever stream tells it. */
export function irregularitiesOfCarnets(
  db: Database,
  carnetNumbers: readonly string[],
): Promise<ShownIrregularities> {
  return shown(db, carnetNumbers, (numbers) => [
    irregularities(sql`i.carnet_number`, sql`irregularities as i`, sql`i.carnet_number in ${numbers}`),
    pairs(sql`mine.key`, sql`mine.kind = 'carnet' and mine.key in ${numbers}`),
    uses(carnetNumbers),
    reports(CARNET_PREFIX, carnetNumbers),
  ]);
}

/** All that does not fit about these customs declarations. */
export function irregularitiesOfDeclarations(
  db: Database,
  references: readonly string[],
): Promise<ShownIrregularities> {
  return shown(db, references.map(declarationStream), (streams) => [
    irregularities(sql`i.declaration`, sql`irregularities as i`, sql`i.stream in ${streams}`),
    reports(DECLARATION_PREFIX, references),
  ]);
}

type Row = { readonly shown_on: string } & (
  (IrregularityRow & { readonly kind: null }) | (ClaimPairRow & { readonly code: null })
);

function irregularities(shownOn: RawBuilder<unknown>, from: RawBuilder<unknown>, where: RawBuilder<unknown>) {
  return sql`select ${shownOn} as shown_on, ${IRREGULARITY_COLUMNS}, ${NO_CLAIM_PAIR} from ${from} where ${where}`;
}

function pairs(shownOn: RawBuilder<unknown>, where: RawBuilder<unknown>) {
  return sql`select ${shownOn}, ${NO_IRREGULARITY}, ${CLAIM_PAIR_COLUMNS} from ${CLAIM_PAIRS}
    where ${where} and ${MAY_CONFLICT}`;
}

/** Of streams of one kind. @param ids what follows the prefix in their names */
function reports(prefix: string, ids: readonly string[]) {
  const pairs = reportPairsOf(ids.map((id) => `${prefix}${id}`));
  return sql`select substr(mine.stream, ${sql.lit(prefix.length + 1)}), ${NO_IRREGULARITY}, ${REPORT_PAIR_COLUMNS}
    from ${pairs} where ${BOTH_STAND}`;
}

/** Of carnets of which others tell that their holder is excluded. */
function uses(carnetNumbers: readonly string[]) {
  const number = sql`substr(mine.stream, ${sql.lit(CARNET_PREFIX.length + 1)})`;
  const streams = sql.join(carnetNumbers.map(carnetStream));
  return pairs(number, sql`mine.stream in (${streams}) and mine.kind = 'use'`);
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
  const candidates = new Map<string, { irregularities: StreamIrregularity[]; pairs: ClaimPair[] }>();
  for (const row of rows) {
    const { shown_on: on } = row;
    const known = candidates.get(on) ?? { irregularities: [], pairs: [] };
    candidates.set(on, known);
    if (row.kind === null) known.irregularities.push(streamIrregularityOf(row));
    else known.pairs.push(claimPairOf(row));
  }
  return new Map([...candidates].map(([on, of]) => [on, whichShow(of)]));
}
