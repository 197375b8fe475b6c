import { type RawBuilder, sql } from 'kysely';
import { type ConflictKind, rivalOf } from './conflict-kinds.js';
import { type ClaimPair } from './conflicts.js';

/** Two claims of one thing, or two reports of one id, as a question reads them. */
export interface ClaimPairRow {
  readonly kind: ConflictKind;
  readonly key: string;
  readonly holder: string;
  readonly holder_convoy: string;
  readonly from_at: string;
  readonly until_at: string | null;
  readonly left_at: string | null;
  readonly other_holder: string;
  readonly other_convoy: string;
  readonly other_from: string;
  readonly other_until: string | null;
  readonly other_left: string | null;
}

/**
 * Pairs of claims of one thing by different holders, each pair twice: once as `mine` and once as `theirs`. With the vehicles
 * that hold carnets. An exclusion and the uses of carnets are such claims, too.
 */
export const CLAIM_PAIRS: RawBuilder<unknown> = sql`claims as mine
  join claims as theirs on theirs.kind = case mine.kind when 'use' then 'exclusion' when 'exclusion' then 'use' else mine.kind end
    and theirs.key = mine.key and theirs.holder <> mine.holder
  left join vehicles as my_vehicle on mine.kind = 'carnet'
    and my_vehicle.convoy_id = mine.convoy_id and my_vehicle.vehicle_id = mine.holder
  left join vehicles as their_vehicle on theirs.kind = 'carnet'
    and their_vehicle.convoy_id = theirs.convoy_id and their_vehicle.vehicle_id = theirs.holder`;

/** Leaves out of `CLAIM_PAIRS` most that cannot be in conflict; which of the others are, `conflictsAmong` says. */
export const MAY_CONFLICT = sql<boolean>`(mine.until_at is null or mine.until_at > theirs.from_at)
  and (theirs.until_at is null or theirs.until_at > mine.from_at)`;

/** The columns of `ClaimPairRow`, in their order. */
export const CLAIM_PAIR_COLUMNS: RawBuilder<unknown> = sql`mine.kind, mine.key, mine.holder, mine.convoy_id as holder_convoy, mine.from_at,
  mine.until_at, ${endOf('mine', 'my_vehicle')} as left_at, theirs.holder as other_holder, theirs.convoy_id as other_convoy,
  theirs.from_at as other_from, theirs.until_at as other_until, ${endOf('theirs', 'their_vehicle')} as other_left`;

/** When the vehicle left that holds a carnet, or when the holder was admitted again whom an exclusion is about. */
function endOf(claim: string, vehicle: string): RawBuilder<unknown> {
  const [kind, key, from] = ['kind', 'key', 'from_at'].map((column) => sql.ref(`${claim}.${column}`));
  return sql`case when ${kind} = 'exclusion' then (select min(explained_at) from explanations
    where explains = 'readmitted ' || ${key} and explained_at >= ${from}) else ${sql.ref(`${vehicle}.left_at`)} end`;
}

/** The same columns where a row of another kind is read with them. */
export const NO_CLAIM_PAIR: RawBuilder<unknown> = sql.join(
  [
    ...['kind', 'key', 'holder', 'holder_convoy', 'from_at', 'until_at', 'left_at'],
    ...['other_holder', 'other_convoy', 'other_from', 'other_until', 'other_left'],
  ].map((name) => sql`cast(null as text) as ${sql.ref(name)}`),
);

export function claimPairOf(row: ClaimPairRow): ClaimPair {
  const { kind, key } = row;
  return [
    {
      ...{ kind, key, holder: row.holder, convoyId: row.holder_convoy },
      ...{ from: row.from_at, until: row.until_at, leftAt: row.left_at },
    },
    {
      ...{ kind: rivalOf(kind), key, holder: row.other_holder, convoyId: row.other_convoy },
      ...{ from: row.other_from, until: row.other_until, leftAt: row.other_left },
    },
  ];
}
