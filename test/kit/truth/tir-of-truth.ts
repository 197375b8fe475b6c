import { areFacing, vehicleIdOf } from '#kafila/domain';
import { type SimulatedConvoy } from '#kafila/simulation';
import { Figures } from './figures.js';

type Vehicle = SimulatedConvoy['truth']['vehicles'][number];

export const TIR_MEASURES = ['nextStartHours', 'dischargeDays'];

/** By place and month. */
export function tirFigures(): Figures {
  return new Figures();
}

/** Counts how often seals were breached, as far as anybody reported it, by place and month. */
export function countBreaches(breaches: Record<string, number>, { truth, decisions }: SimulatedConvoy): void {
  const joinedSealed = sealedFromTheStart(decisions);
  for (const vehicle of truth.vehicles) {
    for (const { place, at } of breachesOf(vehicle, joinedSealed.has(vehicle.vehicleId))) {
      const key = JSON.stringify({ place, month: at.slice(0, 7) });
      breaches[key] = (breaches[key] ?? 0) + 1;
    }
  }
}

/** Ids of the vehicles that joined with seals on, as the desk knew. */
function sealedFromTheStart(decisions: SimulatedConvoy['decisions']): ReadonlySet<string> {
  const joining = decisions.flatMap(({ type, body }) => {
    if (type === 'plan') return body.vehicles;
    return type === 'add-vehicle' ? [body] : [];
  });
  return new Set(
    joining.flatMap(({ vehicleId, country, plate, seals = [] }) =>
      seals.length > 0 ? [vehicleId ?? vehicleIdOf(country, plate)] : [],
    ),
  );
}

/** Seals that somebody else than customs broke, and those that a load was moved from under: as far as that was reported. */
function breachesOf(
  { vehicleId, seals, transshipments }: Vehicle,
  joinedSealed: boolean,
): readonly Vehicle['seals'][number][] {
  let sealed = joinedSealed;
  return seals.filter((step) => {
    if (step.reportedBy === null) return false;
    const gaveAway = transshipments.some(
      ({ at, fromVehicleId }) => at === step.at && fromVehicleId === vehicleId,
    );
    const breach =
      step.what === 'moved' ? gaveAway && sealed : step.what === 'broken' && step.party !== 'customs';
    sealed = !gaveAway && step.seals.length > 0;
    return breach;
  });
}

/** Adds the operations of which anybody reported the termination. */
export function addOperations(figures: Figures, { truth }: SimulatedConvoy): void {
  for (const carnet of truth.carnets)
    addOperationsOf(
      figures,
      carnet.operations.map((one) => withSuspension(one, carnet)),
    );
}

type Carnet = SimulatedConvoy['truth']['carnets'][number];
type Operation = Carnet['operations'][number];

/** The office that suspends the transport is one of exit, and the one that resumes it one of entry (TIR art. 26). */
function withSuspension(operation: Operation, { suspensions }: Carnet): Operation {
  const { startedAt, terminatedAt, startPlace, terminationPlace, reportedBy } = operation;
  const resumed = suspensions.find((one) => one.resumedPlace === startPlace);
  const suspended = suspensions.find((one) => one.suspendedPlace === terminationPlace);
  const byResumption = reportedBy.startedAt === null ? (resumed?.reportedBy.resumedAt ?? null) : null;
  const start = reportedBy.startedAt ?? byResumption;
  const bySuspension =
    reportedBy.terminatedAt === null && start !== null ? (suspended?.reportedBy.suspendedAt ?? null) : null;
  return {
    ...operation,
    startedAt: byResumption === null ? startedAt : (resumed?.resumedAt ?? startedAt),
    terminatedAt: bySuspension === null ? terminatedAt : (suspended?.suspendedAt ?? terminatedAt),
    reportedBy: { ...reportedBy, startedAt: start, terminatedAt: reportedBy.terminatedAt ?? bySuspension },
  };
}

function addOperationsOf(figures: Figures, operations: readonly Operation[]): void {
  // What nobody reported at all is no operation for whoever reads reports.
  const reported = operations.filter(({ reportedBy }) => Object.values(reportedBy).some((by) => by !== null));
  reported.forEach(({ terminatedAt, terminationPlace, dischargedAt, reportedBy }, i) => {
    if (terminatedAt === null || terminationPlace === null || reportedBy.terminatedAt === null) return;
    const next = reported[i + 1];
    const isAcross =
      next !== undefined &&
      next.reportedBy.startedAt !== null &&
      areFacing(terminationPlace, next.startPlace);
    figures.add(
      { place: terminationPlace, month: terminatedAt.slice(0, 7) },
      {
        nextStartHours: isAcross ? hours(terminatedAt, next.startedAt) : null,
        dischargeDays:
          dischargedAt === null || reportedBy.dischargedAt === null
            ? null
            : hours(terminatedAt, dischargedAt) / 24,
      },
    );
  });
}

function hours(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 3_600_000;
}
