import {
  clearanceSample,
  DECLARATION_PREFIX,
  type DeclarationState,
  type DeclarationView,
  describeDeclaration,
} from '#kafila/domain';
import { type Row, type RowsOfStream, type StreamTip } from '../runner/projection/projection.js';
import { milliseconds } from './cells.js';
import { declarationDocument } from './declaration-document.js';
import { irregularityRows } from './shared.rows.js';

/** The rows of one customs declaration. */
export function declarationRows(tip: StreamTip, state: DeclarationState): RowsOfStream {
  const { stream } = tip;
  const reference = stream.slice(DECLARATION_PREFIX.length);
  const view = describeDeclaration(state);
  const { convoyId } = view;
  return {
    declarations: [
      {
        reference,
        status: view.status,
        place: view.place,
        convoy_id: convoyId,
        carnet_number: view.carnetNumber,
        channel: view.channel,
        lodged_at: view.lodgedAt,
        granted_at: view.grantedAt,
        gated_out_at: view.gatedOutAt,
        procedure: view.procedure ?? null,
        vehicle_ids: JSON.stringify(view.vehicleIds),
        ...sampleCells(view),
        position: tip.position,
        document: JSON.stringify(declarationDocument(reference, view, tip)),
      },
    ],
    irregularities: irregularityRows(
      { stream, kind: 'declaration', convoyId, declaration: reference },
      view.irregularities,
    ),
  };
}

/** The steps that the declaration tells itself; those since the arrival of the goods are joined when it is read. */
function sampleCells(view: DeclarationView): Row {
  const sample = clearanceSample(view, []);
  return {
    assessment_ms: milliseconds(sample?.lodgementToAssessment ?? null),
    examination_ordered_ms: milliseconds(sample?.assessmentToExamination ?? null),
    examination_ms: milliseconds(sample?.examination ?? null),
    agencies_ms: milliseconds(sample?.otherAgencies ?? null),
    payment_ms: milliseconds(sample?.lodgementToPayment ?? null),
    payment_release_ms: milliseconds(sample?.paymentToRelease ?? null),
    release_ms: milliseconds(sample?.lodgementToRelease ?? null),
    gate_out_ms: milliseconds(sample?.releaseToGateOut ?? null),
    physically_examined: sample?.physicallyExamined === true ? 1 : 0,
  };
}
