import { CARNET_PREFIX, unpaidClaims } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable, type SourceOf } from '../descriptor/table.js';
import { type CarnetDocument } from './carnet-document.js';

interface UnpaidClaimRow {
  readonly carnet: CarnetDocument;
  /** 0, 1, 2 ... in the order of time. */
  readonly ordinal: number;
  /** The last day on which it is paid in time. */
  readonly payBy: string;
}

const { name, integer } = columnsFrom<UnpaidClaimRow>();

/** What customs claimed under a carnet and nobody has paid. There are few: alerts look at them all, years after a journey. */
export const unpaidClaimTable = defineTable({
  name: 'unpaid_claims',
  prefix: CARNET_PREFIX,
  keyColumns: 2,
  rows: 'short',
  since: 9,
  columns: {
    carnet_number: name(({ carnet }) => carnet.carnetNumber),
    ordinal: integer(({ ordinal }) => ordinal),
    /** As the carnet says it. */
    convoy_id: name.orNull(({ carnet }) => carnet.convoyId),
    pay_by: name(({ payBy }) => payBy),
  },
});

export function unpaidClaimsOf(carnet: CarnetDocument): readonly SourceOf<typeof unpaidClaimTable>[] {
  return unpaidClaims(carnet.liability.paymentClaims).map(({ payBy }, ordinal) => ({
    carnet,
    ordinal,
    payBy,
  }));
}
