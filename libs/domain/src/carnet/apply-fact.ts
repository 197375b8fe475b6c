import { type Recorded } from '../event/recorded.js';
import * as read from './acts/read-acts.js';
import { type CarnetFact } from './events/carnet.events.js';
import { type CarnetAct, type CarnetContradiction, type CarnetState } from './state/carnet.state.js';
import { dischargeOperation } from './operations/discharge-operation.js';
import {
  ACCEPTANCE,
  CERTIFIED_REPORT,
  TIR_CONTROL,
  REFUSED_START,
  RETURN,
  SUBSTITUTION,
} from './acts/act-kinds.js';
import { applyLiability } from './liability/apply-liability.js';
import { asEnded, type OperationsChange } from './operations/operations.js';
import { type ActKind, withReport } from './acts/same-act.js';
import { contradictionWithStart, startOperation } from './operations/start-operation.js';
import { type CarnetDraft, copyCarnet } from './state/carnet-draft.js';
import { resume, suspend } from './acts/suspensions.js';
import { endBySuspension, startByResumption, withoutResumption } from './operations/suspended-operations.js';
import { terminateOperation } from './operations/terminate-operation.js';

/** Applies a fact that is not retracted. Facts come in the order in which they occurred. */
export function applyFact(state: CarnetState, { id, event }: Recorded<CarnetFact>): CarnetState {
  const { occurredAt, convoyId, vehicleIds } = event.data;
  const next = copyCarnet(state);
  next.lastFact = { occurredAt, id };
  next.firstFact ??= next.lastFact;
  const [vehicleId, ...others] = vehicleIds ?? [];
  if (convoyId !== undefined) next.stated = { ...next.stated, convoyId };
  if (vehicleId !== undefined && others.length === 0) next.stated = { ...next.stated, vehicleId };
  applyByType(next, id, event);
  return next;
}

function applyByType(next: CarnetDraft, id: string, event: CarnetFact): void {
  switch (event.type) {
    case 'CarnetAccepted': {
      const acceptance = read.acceptance(id, event.data);
      next.acceptances = add(next, next.acceptances, acceptance, ACCEPTANCE);
      setSeals(next, acceptance, acceptance.seals);
      return;
    }
    case 'TirOperationStarted': {
      const start = read.operationStart(id, event.data);
      setOperations(next, startOperation(next.operations, start));
      setSeals(next, start, start.seals);
      return;
    }
    case 'TirOperationTerminated':
      setOperations(next, terminateOperation(next.operations, read.operationTermination(id, event.data)));
      return;
    case 'TirOperationDischarged':
      setOperations(next, dischargeOperation(next.operations, read.operationDischarge(id, event.data)));
      return;
    case 'TirStartRefused':
      refuseStart(next, read.refusedStart(id, event.data));
      return;
    case 'TirControlMade': {
      const control = read.tirControl(id, event.data);
      next.controls = add(next, next.controls, control, TIR_CONTROL);
      setSeals(next, control, control.seals);
      return;
    }
    case 'CertifiedReportDrawn': {
      const report = read.certifiedReport(id, event.data);
      next.certifiedReports = add(next, next.certifiedReports, report, CERTIFIED_REPORT);
      setSeals(next, report, report.newSeals);
      const { toVehicleId } = report;
      if (toVehicleId !== null) next.stated = { ...next.stated, vehicleId: toVehicleId };
      return;
    }
    case 'TirTransportSuspended': {
      const suspended = read.suspensionStart(id, event.data);
      const { suspensions, contradiction } = suspend(next.suspensions, suspended);
      next.suspensions = suspensions;
      addContradiction(next, contradiction);
      if (!contradiction) next.operations = endBySuspension(next.operations, suspended);
      return;
    }
    case 'TirTransportResumed': {
      const resumed = read.resumption(id, event.data);
      const { suspensions, contradiction } = resume(next.suspensions, resumed);
      next.suspensions = suspensions;
      addContradiction(next, contradiction);
      const last = suspensions.at(-1);
      if (contradiction || !last) return;
      next.standingRefusal = null;
      setOperations(next, startByResumption(next.operations, resumed, last));
      return;
    }
    case 'TirDestinationSubstituted':
      next.substitutions = add(next, next.substitutions, read.substitution(id, event.data), SUBSTITUTION);
      return;
    case 'NonDischargeNotified':
    case 'TirClaimMade':
    case 'TirClaimPaid':
    case 'TirClaimWithdrawn':
    case 'HolderExcluded':
    case 'HolderReadmitted': {
      const { liability, contradiction } = applyLiability(next.liability, id, event);
      next.liability = liability;
      addContradiction(next, contradiction);
      return;
    }
    case 'CarnetReturned': {
      const returns = next.returned ? [next.returned] : [];
      next.returned = add(next, returns, read.carnetReturn(id, event.data), RETURN)[0] ?? null;
    }
  }
}

function add<Act extends CarnetAct>(
  next: CarnetDraft,
  acts: readonly Act[],
  reported: Act,
  kind: ActKind<Act>,
): readonly Act[] {
  const { acts: known, contradiction } = withReport(acts, reported, kind);
  addContradiction(next, contradiction);
  return known;
}

function setOperations(
  next: CarnetDraft,
  { operations, contradiction = null, wentOn }: OperationsChange,
): void {
  next.operations = operations;
  addContradiction(next, contradiction);
  if (wentOn) next.standingRefusal = null;
}

function refuseStart(next: CarnetDraft, refused: ReturnType<typeof read.refusedStart>): void {
  const operations = withoutResumption(next.operations, refused);
  const contradiction = contradictionWithStart(operations, refused);
  if (contradiction) {
    addContradiction(next, contradiction);
    return;
  }
  const before = next.refusedStarts;
  next.refusedStarts = add(next, before, refused, REFUSED_START);
  if (next.refusedStarts.length === before.length) return;
  next.standingRefusal = refused;
  next.operations = asEnded(operations);
}

function addContradiction(next: CarnetDraft, contradiction: CarnetContradiction | null): void {
  if (contradiction) next.contradictions = [...next.contradictions, contradiction];
}

/** The seals of a report that contradicts an earlier one do not count. */
function setSeals(
  next: CarnetDraft,
  { at, place, evidence }: CarnetAct,
  seals: readonly string[] | null,
): void {
  const contradicts = next.contradictions.at(-1)?.evidence.at(-1) === evidence[0];
  if (seals && !contradicts) next.seals = { seals, at, place };
}
