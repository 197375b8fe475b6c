import { type ClearanceSample, DECLARATION_PREFIX } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { milliseconds, truth } from '../descriptor/units.js';
import { type DeclarationDocument } from './declaration-document.js';
import { shownDeclaration } from './shown-declaration.js';

interface DeclarationRow {
  readonly declaration: DeclarationDocument;
  /** Of the last event folded into the row. */
  readonly position: bigint;
  /** Without the arrivals of the goods: those are joined when it is read. Undefined until it was lodged. */
  readonly sample: ClearanceSample | undefined;
}

const { name, json, integer, bigint } = columnsFrom<DeclarationRow>();

export const declarationTable = defineTable({
  name: 'declarations',
  prefix: DECLARATION_PREFIX,
  keyColumns: 1,
  rows: 'long',
  columns: {
    reference: name(({ declaration }) => declaration.reference),
    status: name(({ declaration }) => declaration.status),
    /** Of the customs office. */
    place: name.orNull(({ declaration }) => declaration.place),
    convoy_id: name.orNull(({ declaration }) => declaration.convoyId),
    carnet_number: name.orNull(({ declaration }) => declaration.carnetNumber),
    channel: name.orNull(({ declaration }) => declaration.channel),
    lodged_at: name.orNull(({ declaration }) => declaration.lodgedAt),
    granted_at: name.orNull(({ declaration }) => declaration.grantedAt),
    gated_out_at: name.orNull(({ declaration }) => declaration.gatedOutAt),
    procedure: name.orNull(({ declaration }) => declaration.procedure ?? null),
    vehicle_ids: json(({ declaration }) => JSON.stringify(declaration.vehicleIds)),

    // The steps of the WCO Time Release Study, see `ClearanceSample`.
    assessment_ms: bigint.orNull(({ sample }) => milliseconds(sample?.lodgementToAssessment ?? null)),
    examination_ordered_ms: bigint.orNull(({ sample }) =>
      milliseconds(sample?.assessmentToExamination ?? null),
    ),
    examination_ms: bigint.orNull(({ sample }) => milliseconds(sample?.examination ?? null)),
    agencies_ms: bigint.orNull(({ sample }) => milliseconds(sample?.otherAgencies ?? null)),
    payment_ms: bigint.orNull(({ sample }) => milliseconds(sample?.lodgementToPayment ?? null)),
    payment_release_ms: bigint.orNull(({ sample }) => milliseconds(sample?.paymentToRelease ?? null)),
    release_ms: bigint.orNull(({ sample }) => milliseconds(sample?.lodgementToRelease ?? null)),
    gate_out_ms: bigint.orNull(({ sample }) => milliseconds(sample?.releaseToGateOut ?? null)),
    physically_examined: integer(({ sample }) => truth(sample?.physicallyExamined === true)),

    position: bigint(({ position }) => position),
    document: json(({ declaration }) => JSON.stringify(shownDeclaration(declaration))),
  },
});
