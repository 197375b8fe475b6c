import {
  CARNET_PREFIX,
  type CarnetState,
  claimsOfCarnet,
  describeCarnet,
  explanationsOfCarnet,
  type TirOperationView,
  tirSamples,
} from '#kafila/domain';
import { type Row, type RowsOfStream, type StreamTip } from '../runner/projection/projection.js';
import { milliseconds } from './cells.js';
import { carnetDocument } from './carnet-document.js';
import { claimRows, explanationRows, irregularityRows } from './shared.rows.js';

/** The rows of one TIR carnet; its operations are numbered in the order of travel. */
export function carnetRows(tip: StreamTip, state: CarnetState): RowsOfStream {
  const { stream } = tip;
  const carnetNumber = stream.slice(CARNET_PREFIX.length);
  const view = describeCarnet(state);
  const { status, convoyId, vehicleId, issued, acceptances, operations, irregularities } = view;
  return {
    carnets: [
      {
        carnet_number: carnetNumber,
        status,
        convoy_id: convoyId,
        vehicle_id: vehicleId,
        last_valid_date: issued?.lastValidDate ?? null,
        accepted_at: acceptances[0]?.at ?? null,
        position: tip.position,
        document: JSON.stringify(carnetDocument(carnetNumber, view, tip)),
      },
    ],
    tir_operations: operations.map((operation, ordinal) => ({
      carnet_number: carnetNumber,
      ordinal,
      ...operationCells(operation),
      // With those behind it, because they decide whether the next start is the one across the line.
      ...sampleCells(operations.slice(ordinal)),
    })),
    irregularities: irregularityRows({ stream, kind: 'carnet', convoyId, carnetNumber }, irregularities),
    claims: claimRows(stream, claimsOfCarnet(state)),
    explanations: explanationRows(stream, explanationsOfCarnet(state, carnetNumber)),
  };
}

function operationCells(operation: TirOperationView): Row {
  const { partial } = operation;
  return {
    territory: operation.territory,
    start_office: operation.startOffice,
    started_at: operation.startedAt,
    start_inferred: operation.startInferred ? 1 : 0,
    termination_office: operation.terminationOffice,
    terminated_at: operation.terminatedAt,
    termination_inferred: operation.terminationInferred ? 1 : 0,
    partial: partial === null ? null : partial ? 1 : 0,
    reservation: operation.reservation,
    discharged_at: operation.dischargedAt,
  };
}

function sampleCells(operations: readonly TirOperationView[]): Row {
  const sample = operations[0]?.terminatedAt == null ? undefined : tirSamples(operations)[0];
  const days = sample?.daysToDischarge ?? null;
  return {
    next_start_ms: milliseconds(sample?.hoursToNextStart ?? null),
    discharge_ms: milliseconds(days === null ? null : days * 24),
  };
}
