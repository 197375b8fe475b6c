import { type AtOffice, type CarnetFact } from '../events/carnet.events.js';
import {
  type Acceptance,
  type CarnetAct,
  type CarnetReturn,
  type CertifiedReport,
  type OperationDischarge,
  type OperationStart,
  type OperationTermination,
  type RefusedStart,
  type Resumption,
  type Substitution,
  type SuspensionStart,
  type TirControl,
} from '../state/carnet.state.js';

type DataOf<Type extends CarnetFact['type']> = Extract<CarnetFact, { readonly type: Type }>['data'];
type At<Data extends AtOffice> = Omit<CarnetAct, 'place'> & {
  readonly place: Data extends { readonly place: string } ? string : string | null;
};

/** What every act has, of the report that tells it. */
export function act<Data extends AtOffice>(id: string, data: Data): At<Data> {
  const { occurredAt, place = null, office = null, ledger = null } = data;
  return { at: occurredAt, place: place as At<Data>['place'], office, ledger, evidence: [id] };
}

export function acceptance(id: string, data: DataOf<'CarnetAccepted'>): Acceptance {
  const { seals, declaredValue = null, voucherPage = null, heavyOrBulky = null, marks } = data;
  const goods = { heavyOrBulky, marks: sorted(marks) };
  return { ...act(id, data), seals: sorted(seals), declaredValue, voucherPage, ...goods };
}

export function operationStart(id: string, data: DataOf<'TirOperationStarted'>): OperationStart {
  const { seals, marks, voucherPage = null, prescribedRoute = null, timeLimit = null } = data;
  const told = { seals: sorted(seals), marks: sorted(marks) };
  return { ...act(id, data), ...told, voucherPage, prescribedRoute, timeLimit };
}

export function operationTermination(
  id: string,
  data: DataOf<'TirOperationTerminated'>,
): OperationTermination {
  const { voucherPage = null, partial = null, reservation = null, certificate = null } = data;
  return { ...act(id, data), voucherPage, partial, reservation, certificate };
}

export function operationDischarge(id: string, data: DataOf<'TirOperationDischarged'>): OperationDischarge {
  return { ...act(id, data), country: data.country };
}

export function refusedStart(id: string, data: DataOf<'TirStartRefused'>): RefusedStart {
  return { ...act(id, data), reason: data.reason };
}

export function tirControl(id: string, data: DataOf<'TirControlMade'>): TirControl {
  const { seals, result = null, reason = null } = data;
  return { ...act(id, data), seals: sorted(seals), result, reason };
}

export function certifiedReport(id: string, data: DataOf<'CertifiedReportDrawn'>): CertifiedReport {
  const { authority, cause, oldSeals, newSeals, goodsState = null, toVehicleId = null } = data;
  return {
    ...act(id, data),
    authority,
    cause,
    oldSeals: sorted(oldSeals),
    newSeals: sorted(newSeals),
    goodsState,
    toVehicleId,
  };
}

export function suspensionStart(id: string, data: DataOf<'TirTransportSuspended'>): SuspensionStart {
  return { ...act(id, data), reason: data.reason ?? null };
}

export function resumption(id: string, data: DataOf<'TirTransportResumed'>): Resumption {
  return { ...act(id, data), sealsIntact: data.sealsIntact ?? null };
}

export function substitution(id: string, data: DataOf<'TirDestinationSubstituted'>): Substitution {
  const { from = null, to, reason = null } = data;
  return { ...act(id, data), from, to, reason };
}

export function carnetReturn(id: string, data: DataOf<'CarnetReturned'>): CarnetReturn {
  return { ...act(id, data), returnedTo: data.returnedTo ?? null };
}

function sorted(seals: readonly string[] | undefined): readonly string[] | null {
  return seals ? [...seals].sort() : null;
}
