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
import {
  countsOfCarnetsElsewhere,
  type CountsOfMany,
  countsOfMany,
  newestOf,
  type OfWhat,
} from './how-many.js';
import { type StreamIrregularity, whichShow } from './which-show.js';

/** JSON of each irregularity by what it is shown on, in the order of code, time and vehicles. */
export type ShownIrregularities = ReadonlyMap<string, readonly string[]>;

/** Of convoys: how many have more than are shown, of their own and of carnets that others have now. */
export interface ManyOfConvoys {
  readonly own: CountsOfMany;
  readonly carnets: readonly {
    readonly convoyId: string;
    readonly carnetNumber: string;
    readonly many: number;
  }[];
}

export async function manyOfConvoys(db: Database, convoyIds: readonly string[]): Promise<ManyOfConvoys> {
  const own = await countsOfMany(db, 'convoy_id', convoyIds);
  return { own, carnets: await countsOfCarnetsElsewhere(db, convoyIds) };
}

/**
 * All that does not fit in these convoys: what their own streams tell and nothing in another stream explains, what the
 * streams of their carnets and declarations tell, vehicles and carnets that others have at the same time, and reports whose
 * ids other streams have. Of more than `MOST_SHOWN` of its own, or of a carnet that another convoy has now, the newest.
 *
 * @param many those that have many, where they are known
 */
export async function irregularitiesOfConvoys(
  db: Database,
  convoyIds: readonly string[],
  many?: ManyOfConvoys,
): Promise<ShownIrregularities> {
  if (convoyIds.length === 0) return new Map();
  const { own, carnets } = many ?? (await manyOfConvoys(db, convoyIds));
  const ids = sql`(${sql.join(convoyIds)})`;
  const numbers = [...new Set(carnets.map(({ carnetNumber }) => carnetNumber))];
  const isUsual = numbers.length === 0 ? sql`` : sql`and claims.key not in (${sql.join(numbers)})`;
  // What the carnets that it has now tell is of the convoy, too.
  const isElsewhere = sql`claims.convoy_id in ${ids} and claims.kind = 'carnet'
    and (i.convoy_id is null or i.convoy_id <> claims.convoy_id)`;
  return shown(db, [
    ...ownOf('convoy_id', convoyIds, own),
    irregularities(
      sql`claims.convoy_id`,
      sql`claims join irregularities as i on i.carnet_number = claims.key and i.stream_kind = 'carnet'`,
      sql`${isElsewhere} ${isUsual}`,
    ),
    ...numbers.map((number) =>
      irregularities(
        sql`claims.convoy_id`,
        sql`claims join ${newestOf('carnet_number', number, carnetStream(number))} as i on claims.key = i.carnet_number`,
        isElsewhere,
      ),
    ),
    pairs(sql`mine.convoy_id`, sql`mine.convoy_id in ${ids}`),
    reports(CONVOY_PREFIX, convoyIds),
  ]);
}

/** All that does not fit about these TIR carnets, whichever stream tells it; the newest of more than `MOST_SHOWN`. */
export async function irregularitiesOfCarnets(
  db: Database,
  carnetNumbers: readonly string[],
  many?: CountsOfMany,
): Promise<ShownIrregularities> {
  if (carnetNumbers.length === 0) return new Map();
  return shown(db, [
    ...ownOf(
      'carnet_number',
      carnetNumbers,
      many ?? (await countsOfMany(db, 'carnet_number', carnetNumbers)),
    ),
    pairs(sql`mine.key`, sql`mine.kind = 'carnet' and mine.key in (${sql.join(carnetNumbers)})`),
    uses(carnetNumbers),
    reports(CARNET_PREFIX, carnetNumbers),
  ]);
}

/** All that does not fit about these customs declarations. */
export async function irregularitiesOfDeclarations(
  db: Database,
  references: readonly string[],
): Promise<ShownIrregularities> {
  if (references.length === 0) return new Map();
  const streams = sql.join(references.map(declarationStream));
  return shown(db, [
    irregularities(sql`i.declaration`, sql`irregularities as i`, sql`i.stream in (${streams})`),
    reports(DECLARATION_PREFIX, references),
  ]);
}

/** What one stream alone tells of these. */
function ownOf(of: OfWhat, ids: readonly string[], many: CountsOfMany): readonly RawBuilder<unknown>[] {
  const column = sql.ref(`i.${of}`);
  const usual = ids.filter((id) => !many.has(id));
  const ofUsual = sql`${column} in (${sql.join(usual)})`;
  return [
    ...(usual.length > 0 ? [irregularities(column, sql`irregularities as i`, ofUsual)] : []),
    ...[...many.keys()].map((id) => irregularities(column, sql`${newestOf(of, id)} as i`, sql`1 = 1`)),
  ];
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

/** No rows: it names the columns of a question. */
const NAMES = irregularities(sql`i.stream`, sql`irregularities as i`, sql`1 = 0`);

/** Asks one question after the other. What is found in two ways is shown once. */
async function shown(db: Database, questions: readonly RawBuilder<unknown>[]): Promise<ShownIrregularities> {
  const candidates = new Map<string, { irregularities: StreamIrregularity[]; pairs: ClaimPair[] }>();
  for (const question of questions) {
    const { rows } = await sql<Row>`${NAMES} union ${question}`.execute(db);
    for (const row of rows) {
      const { shown_on: on } = row;
      const known = candidates.get(on) ?? { irregularities: [], pairs: [] };
      candidates.set(on, known);
      if (row.kind === null) known.irregularities.push(streamIrregularityOf(row));
      else known.pairs.push(claimPairOf(row));
    }
  }
  return new Map([...candidates].map(([on, of]) => [on, whichShow(of)]));
}
