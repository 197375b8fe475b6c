import { type CarnetView, type DeclarationView } from '#kafila/domain';
import {
  type CarnetTruth,
  type DeclarationTruth,
  type ReportedBy,
} from '../../outcome/truth-of-documents.js';

/** What was done on a carnet, in a form in which truth and folded state can be compared. */
export interface ComparableCarnet {
  readonly vehicles: readonly string[];
  readonly acceptances: readonly string[];
  /** Those with a known start or termination in the order of travel, then those with a discharge only. */
  readonly operations: readonly string[];
  readonly refusals: readonly string[];
  readonly controls: readonly string[];
  readonly certifiedReports: readonly string[];
  readonly suspensions: readonly string[];
  readonly substitutions: readonly string[];
  readonly returnedAt: string | null;
}

interface Act {
  readonly at: string;
  readonly place: string | null;
}

const acts = (all: readonly Act[]): readonly string[] => all.map(({ at, place }) => `${place ?? '-'} ${at}`);
const reported = <One extends { readonly reportedBy: ReportedBy }>(all: readonly One[]): readonly One[] =>
  all.filter(({ reportedBy }) => reportedBy !== null);
const when = (at: string | null, reportedBy: ReportedBy): string | null => (reportedBy === null ? null : at);

interface Ends {
  readonly territory: string;
  readonly startedAt: string | null;
  readonly terminatedAt: string | null;
  readonly dischargedAt: string | null;
}

/** Nobody knows the order of operations of which only the discharge was reported. */
function inOrder(operations: readonly Ends[]): readonly string[] {
  const isPlaced = ({ startedAt, terminatedAt }: Ends): boolean => (startedAt ?? terminatedAt) !== null;
  const print = ({ territory, startedAt, terminatedAt, dischargedAt }: Ends): string =>
    [territory, startedAt ?? '-', terminatedAt ?? '-', dischargedAt ?? '-'].join(' ');
  const unplaced = operations.filter((one) => !isPlaced(one)).map(print);
  return [...operations.filter(isPlaced).map(print), ...unplaced.sort()];
}

/** Where an office resumed the transport, it is known as one of entry, and where it suspended it, of exit (TIR art. 26). */
export function resumedAt({ suspensions }: CarnetTruth, place: string): string | null {
  const one = suspensions.find(({ resumedPlace }) => resumedPlace === place);
  return one ? when(one.resumedAt, one.reportedBy.resumedAt) : null;
}
export function suspendedAt({ suspensions }: CarnetTruth, place: string | null): string | null {
  const one = suspensions.find(({ suspendedPlace }) => suspendedPlace === place);
  return one ? when(one.suspendedAt, one.reportedBy.suspendedAt) : null;
}

/** What can be known of a carnet: what was reported. */
export function knowableCarnet(carnet: CarnetTruth): ComparableCarnet {
  const operations = carnet.operations.map(({ territory, reportedBy, ...one }) => {
    const [resumed, suspended] = [
      resumedAt(carnet, one.startPlace),
      suspendedAt(carnet, one.terminationPlace),
    ];
    const startedAt = when(one.startedAt, reportedBy.startedAt) ?? resumed;
    const terminatedAt = when(one.terminatedAt, reportedBy.terminatedAt);
    return {
      territory,
      startedAt,
      // A suspension ends what is known to have begun.
      terminatedAt: terminatedAt ?? (startedAt === null ? null : suspended),
      dischargedAt: when(one.dischargedAt, reportedBy.dischargedAt),
    };
  });
  const suspensions = carnet.suspensions.map(({ reportedBy, ...one }) => [
    when(one.suspendedAt, reportedBy.suspendedAt) ?? '-',
    when(one.resumedAt, reportedBy.resumedAt) ?? '-',
  ]);
  return {
    vehicles: carnet.vehicles.map(({ convoyId, vehicleId, from }) => `${convoyId} ${vehicleId} ${from}`),
    acceptances: acts(reported(carnet.acceptances)),
    operations: inOrder(
      operations.filter((one) => (one.startedAt ?? one.terminatedAt ?? one.dischargedAt) !== null),
    ),
    refusals: acts(reported(carnet.refusals)),
    controls: acts(reported(carnet.controls)),
    certifiedReports: acts(reported(carnet.certifiedReports)),
    suspensions: suspensions.map((ends) => ends.join(' ')).filter((ends) => ends !== '- -'),
    substitutions: acts(reported(carnet.substitutions)),
    returnedAt: carnet.returned && when(carnet.returned.at, carnet.returned.reportedBy),
  };
}

/** What the domain folds from the reports. */
export function foldedCarnet(view: CarnetView): ComparableCarnet {
  return {
    vehicles: view.assignments.map((one) => `${one.convoyId} ${one.vehicleId} ${one.assignedAt}`),
    acceptances: acts(view.acceptances),
    operations: inOrder(view.operations),
    refusals: acts(view.refusedStarts),
    controls: acts(view.controls),
    certifiedReports: acts(view.certifiedReports),
    suspensions: view.suspensions.map(
      ({ suspended, resumed }) => `${suspended?.at ?? '-'} ${resumed?.at ?? '-'}`,
    ),
    substitutions: acts(view.substitutions),
    returnedAt: view.returnedAt,
  };
}

/** The steps of a declaration that can be known. */
export function knowableSteps({ steps }: DeclarationTruth): readonly string[] {
  return reported(steps).map(({ type, at }) => `${type} ${at}`);
}

export function foldedSteps({ steps }: DeclarationView): readonly string[] {
  return steps.map(({ type, at }) => `${type} ${at}`);
}
