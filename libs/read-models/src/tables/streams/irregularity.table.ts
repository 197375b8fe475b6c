import {
  type ConditionalIrregularity,
  type Irregularity,
  type StreamKind,
  type Unless,
} from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable, type SourceOf } from '../descriptor/table.js';

/** An irregularity that one stream shows, and whose it is. */
export interface OwnedIrregularity {
  readonly irregularity: Irregularity | ConditionalIrregularity;
  /** The convoy that it is of, or that the carnet or the declaration belongs to; null where nobody said. */
  readonly convoyId: string | null;
  readonly carnetNumber: string | null;
  readonly declarationRef: string | null;
}

interface IrregularityRow extends OwnedIrregularity {
  readonly stream: string;
  readonly streamKind: StreamKind;
  /** 0, 1, 2 ... for each code. */
  readonly ordinal: number;
}

const { name, json, integer } = columnsFrom<IrregularityRow>();

/** What does not fit, as one stream alone tells it. */
export const irregularityTable = defineTable({
  name: 'irregularities',
  prefix: null,
  keyColumns: 3,
  rows: 'long',
  columns: {
    stream: name(({ stream }) => stream),
    code: name(({ irregularity }) => irregularity.code),
    ordinal: integer(({ ordinal }) => ordinal),
    stream_kind: name(({ streamKind }) => streamKind),
    severity: name(({ irregularity }) => irregularity.severity),
    since: name(({ irregularity }) => irregularity.since),
    convoy_id: name.orNull(({ convoyId }) => convoyId),
    carnet_number: name.orNull(({ carnetNumber }) => carnetNumber),
    declaration: name.orNull(({ declarationRef }) => declarationRef),
    /** What would explain it where another stream tells it, from `unless_after` to `unless_before`. */
    unless: name.orNull(({ irregularity }) => unlessOf(irregularity)?.of ?? null),
    unless_after: name.orNull(({ irregularity }) => unlessOf(irregularity)?.after ?? null),
    reports: integer(({ irregularity }) => irregularity.reports),
    vehicle_ids: json(({ irregularity }) => JSON.stringify(irregularity.vehicleIds)),
    evidence: json(({ irregularity }) => JSON.stringify(irregularity.evidence)),
    unless_before: name.orNull(({ irregularity }) => unlessOf(irregularity)?.before ?? null),
  },
});

/** Numbers the irregularities of a stream, in the order given. */
export function irregularitiesOf(
  stream: string,
  {
    kind: streamKind,
    irregularities,
  }: { readonly kind: StreamKind; readonly irregularities: readonly OwnedIrregularity[] },
): readonly SourceOf<typeof irregularityTable>[] {
  const next = new Map<string, number>();
  return irregularities.map((owned) => {
    const { code } = owned.irregularity;
    const ordinal = next.get(code) ?? 0;
    next.set(code, ordinal + 1);
    return { stream, streamKind, ...owned, ordinal };
  });
}

/** What would explain it; null where nothing would. */
export function unlessOf(irregularity: Irregularity | ConditionalIrregularity): Unless | null {
  return 'unless' in irregularity ? irregularity.unless : null;
}
