import { type Claim } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable, type SourceOf } from '../descriptor/table.js';

interface ClaimRow {
  readonly stream: string;
  readonly claim: Claim;
  /** 0, 1, 2 ... for each thing that is claimed. */
  readonly ordinal: number;
}

const { name, integer } = columnsFrom<ClaimRow>();

/**
 * Who has a vehicle (a convoy) or a carnet (a vehicle) for himself, from when on to before when, as one stream alone
 * tells it.
 */
export const claimTable = defineTable({
  name: 'claims',
  prefix: null,
  keyColumns: 4,
  rows: 'short',
  columns: {
    stream: name(({ stream }) => stream),
    kind: name(({ claim }) => claim.kind),
    key: name(({ claim }) => claim.key),
    ordinal: integer(({ ordinal }) => ordinal),
    holder: name(({ claim }) => claim.holder),
    convoy_id: name(({ claim }) => claim.convoyId),
    from_at: name(({ claim }) => claim.from),
    until_at: name.orNull(({ claim }) => claim.until),
  },
});

/** Numbers the claims of a stream, in the order given. */
export function claimsIn(stream: string, claims: readonly Claim[]): readonly SourceOf<typeof claimTable>[] {
  const next = new Map<string, number>();
  return claims.map((claim) => {
    const what = `${claim.kind} ${claim.key}`;
    const ordinal = next.get(what) ?? 0;
    next.set(what, ordinal + 1);
    return { stream, claim, ordinal };
  });
}
