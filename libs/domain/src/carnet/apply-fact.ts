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
import { asEnded, type OperationsChange } from './operations/operations.js';
import { type ActKind, withReport } from './acts/same-act.js';
import { contradictionWithStart, startOperation } from './operations/start-operation.js';
import { resume, suspend } from './acts/suspensions.js';
import { terminateOperation } from './operations/terminate-operation.js';

type Draft = { -readonly [Field in keyof CarnetState]: CarnetState[Field] };

/** Applies a fact that is not retracted. Facts come in the order in which they occurred. */
export function applyFact(state: CarnetState, { id, event }: Recorded<CarnetFact>): CarnetState {
  const { occurredAt, convoyId, vehicleIds } = event.data;
  const next = copyOf(state);
  next.lastFact = { occurredAt, id };
  next.firstFact ??= next.lastFact;
  const [vehicleId, ...others] = vehicleIds ?? [];
  if (convoyId !== undefined) next.stated = { ...next.stated, convoyId };
  if (vehicleId !== undefined && others.length === 0) next.stated = { ...next.stated, vehicleId };
  applyByType(next, id, event);
  return next;
}

function copyOf(state: CarnetState): Draft {
  return {
    issued: state.issued,
    assignments: state.assignments,
    decidedAt: state.decidedAt,
    acceptances: state.acceptances,
    operations: state.operations,
    refusedStarts: state.refusedStarts,
    standingRefusal: state.standingRefusal,
    suspensions: state.suspensions,
    controls: state.controls,
    certifiedReports: state.certifiedReports,
    substitutions: state.substitutions,
    returned: state.returned,
    seals: state.seals,
    stated: state.stated,
    contradictions: state.contradictions,
    retractions: state.retractions,
    firstFact: state.firstFact,
    lastFact: state.lastFact,
  };
}

function applyByType(next: Draft, id: string, event: CarnetFact): void {
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
      const { suspensions, contradiction } = suspend(next.suspensions, read.suspensionStart(id, event.data));
      next.suspensions = suspensions;
      addContradiction(next, contradiction);
      return;
    }
    case 'TirTransportResumed': {
      const { suspensions, contradiction } = resume(next.suspensions, read.resumption(id, event.data));
      next.suspensions = suspensions;
      addContradiction(next, contradiction);
      if (!contradiction) next.standingRefusal = null;
      return;
    }
    case 'TirDestinationSubstituted':
      next.substitutions = add(next, next.substitutions, read.substitution(id, event.data), SUBSTITUTION);
      return;
    case 'CarnetReturned': {
      const returns = next.returned ? [next.returned] : [];
      next.returned = add(next, returns, read.carnetReturn(id, event.data), RETURN)[0] ?? null;
    }
  }
}

function add<Act extends CarnetAct>(
  next: Draft,
  acts: readonly Act[],
  reported: Act,
  kind: ActKind<Act>,
): readonly Act[] {
  const { acts: known, contradiction } = withReport(acts, reported, kind);
  addContradiction(next, contradiction);
  return known;
}

function setOperations(next: Draft, { operations, contradiction = null, wentOn }: OperationsChange): void {
  next.operations = operations;
  addContradiction(next, contradiction);
  if (wentOn) next.standingRefusal = null;
}

function refuseStart(next: Draft, refused: ReturnType<typeof read.refusedStart>): void {
  const contradiction = contradictionWithStart(next.operations, refused);
  if (contradiction) {
    addContradiction(next, contradiction);
    return;
  }
  const before = next.refusedStarts;
  next.refusedStarts = add(next, before, refused, REFUSED_START);
  if (next.refusedStarts.length === before.length) return;
  next.standingRefusal = refused;
  next.operations = asEnded(next.operations);
}

function addContradiction(next: Draft, contradiction: CarnetContradiction | null): void {
  if (contradiction) next.contradictions = [...next.contradictions, contradiction];
}

/** The seals of a report that contradicts an earlier one do not count. */
function setSeals(next: Draft, { at, place, evidence }: CarnetAct, seals: readonly string[] | null): void {
  const contradicts = next.contradictions.at(-1)?.evidence.at(-1) === evidence[0];
  if (seals && !contradicts) next.seals = { seals, at, place };
}
