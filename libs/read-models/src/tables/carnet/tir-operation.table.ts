import { CARNET_PREFIX, type TirOperationView, type TirSample, tirSamples } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable, type SourceOf } from '../descriptor/table.js';
import { milliseconds, millisecondsOfDays, truth, truthOrNull } from '../descriptor/units.js';
import { type CarnetDocument } from './carnet-document.js';

interface TirOperationRow {
  readonly carnetNumber: string;
  /** 0, 1, 2 ... in the order of travel. */
  readonly ordinal: number;
  readonly operation: TirOperationView;
  /** Undefined until its termination was reported. */
  readonly sample: TirSample | undefined;
}

const { name, text, integer, bigint } = columnsFrom<TirOperationRow>();

export const tirOperationTable = defineTable({
  name: 'tir_operations',
  prefix: CARNET_PREFIX,
  keyColumns: 2,
  rows: 'short',
  columns: {
    carnet_number: name(({ carnetNumber }) => carnetNumber),
    ordinal: integer(({ ordinal }) => ordinal),
    territory: name(({ operation }) => operation.territory),
    start_office: name.orNull(({ operation }) => operation.startOffice),
    started_at: name.orNull(({ operation }) => operation.startedAt),
    start_inferred: integer(({ operation }) => truth(operation.startInferred)),
    termination_office: name.orNull(({ operation }) => operation.terminationOffice),
    terminated_at: name.orNull(({ operation }) => operation.terminatedAt),
    termination_inferred: integer(({ operation }) => truth(operation.terminationInferred)),
    partial: integer.orNull(({ operation }) => truthOrNull(operation.partial)),
    reservation: text.orNull(({ operation }) => operation.reservation),
    discharged_at: name.orNull(({ operation }) => operation.dischargedAt),

    // The sample of the statistics, see `TirSample`.
    next_start_ms: bigint.orNull(({ sample }) => milliseconds(sample?.hoursToNextStart ?? null)),
    discharge_ms: bigint.orNull(({ sample }) => millisecondsOfDays(sample?.daysToDischarge ?? null)),
  },
});

export function tirOperationsOf({
  carnetNumber,
  operations,
}: CarnetDocument): readonly SourceOf<typeof tirOperationTable>[] {
  return operations.map((operation, ordinal) => ({
    carnetNumber,
    ordinal,
    operation,
    // Together with those after it: they decide whether the next start is the one across the line.
    sample: operation.terminatedAt === null ? undefined : tirSamples(operations.slice(ordinal))[0],
  }));
}
