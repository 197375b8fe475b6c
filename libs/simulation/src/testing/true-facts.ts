import { type ReportType } from '#kafila/domain';
import { type TrueEscort, type Truth, type VehicleTruth } from '../outcome/truth.js';
import { type CarnetTruth, type DeclarationTruth, type ReportedBy } from '../outcome/truth-of-documents.js';

/** Something that truly happened, with the fields of a report. */
export interface TrueFact {
  readonly type: ReportType;
  /** The convoy, the carnet or the declaration. */
  readonly about: string;
  readonly at: string;
  /** Slug; null where none is named. */
  readonly place: string | null;
  readonly vehicleIds: readonly string[];
  readonly reportedBy: ReportedBy;
}

/** Everything that truly happened, once for each vehicle it concerns. */
export function factsOf({ vehicles, escorts, carnets, declarations }: Truth): readonly TrueFact[] {
  return [
    ...vehicles.flatMap(onRoad),
    ...escorts.flatMap(escorted),
    ...carnets.flatMap(onCarnet),
    ...declarations.flatMap(onDeclaration),
  ];
}

interface Happened {
  readonly convoyId: string;
  readonly at: string;
  readonly place?: string | null;
  readonly reportedBy: ReportedBy;
}

const SEAL_STEPS = {
  affixed: 'SealsAffixed',
  verified: 'SealsVerified',
  broken: 'SealsBroken',
  replaced: 'SealsReplaced',
} as const;

function onRoad(vehicle: VehicleTruth): TrueFact[] {
  const fact = (type: ReportType, { convoyId, at, place = null, reportedBy }: Happened): TrueFact => ({
    type,
    about: convoyId,
    at,
    place,
    vehicleIds: [vehicle.vehicleId],
    reportedBy,
  });
  const all = (type: ReportType, happened: readonly Happened[]): TrueFact[] =>
    happened.map((one) => fact(type, one));
  return [
    ...all('CheckpointPassed', vehicle.visits),
    ...vehicle.passages.flatMap(({ convoyId, place, reportedBy, ...at }) => [
      fact('BorderArrived', { convoyId, place, at: at.arrivedAt, reportedBy: reportedBy.arrivedAt }),
      fact('BorderEntered', { convoyId, place, at: at.enteredAt, reportedBy: reportedBy.enteredAt }),
      fact('BorderExited', { convoyId, place, at: at.exitedAt, reportedBy: reportedBy.exitedAt }),
    ]),
    ...vehicle.halts.flatMap(({ convoyId, place, haltedAt, resumedAt, reportedBy }) => [
      fact('VehiclesHalted', { convoyId, place, at: haltedAt, reportedBy: reportedBy.haltedAt }),
      ...(resumedAt === null
        ? []
        : [fact('VehiclesResumed', { convoyId, place, at: resumedAt, reportedBy: reportedBy.resumedAt })]),
    ]),
    ...all('PositionReported', vehicle.fixes),
    ...all('CargoDelivered', vehicle.deliveries),
    ...all('BorderActivityRecorded', vehicle.activities),
    ...vehicle.seals.flatMap((step) => (step.what === 'moved' ? [] : [fact(SEAL_STEPS[step.what], step)])),
    ...all('IncidentReported', vehicle.incidents),
    ...all('ExpensePaid', vehicle.expenses),
    ...all('CargoTransshipped', vehicle.transshipments),
  ];
}

function escorted(escort: TrueEscort): TrueFact[] {
  const { convoyId: about, vehicleIds, leftWith, reportedBy } = escort;
  return [
    {
      type: 'EscortJoined',
      about,
      at: escort.joinedAt,
      place: escort.joinedPlace,
      vehicleIds,
      reportedBy: reportedBy.joinedAt,
    },
    {
      type: 'EscortLeft',
      about,
      at: escort.leftAt,
      place: escort.leftPlace,
      vehicleIds: leftWith,
      reportedBy: reportedBy.leftAt,
    },
  ];
}

/** Facts on a carnet name no vehicle. */
function onCarnet(carnet: CarnetTruth): TrueFact[] {
  const fact = (type: ReportType, at: string, place: string | null, reportedBy: ReportedBy): TrueFact => ({
    type,
    about: carnet.carnetNumber,
    at,
    place,
    vehicleIds: [],
    reportedBy,
  });
  const all = (
    type: ReportType,
    acts: readonly { readonly at: string; readonly place: string; readonly reportedBy: ReportedBy }[],
  ): TrueFact[] => acts.map(({ at, place, reportedBy }) => fact(type, at, place, reportedBy));
  return [
    ...all('CarnetAccepted', carnet.acceptances),
    ...carnet.operations.flatMap(({ reportedBy, ...one }) => [
      fact('TirOperationStarted', one.startedAt, one.startPlace, reportedBy.startedAt),
      ...(one.terminatedAt === null
        ? []
        : [fact('TirOperationTerminated', one.terminatedAt, one.terminationPlace, reportedBy.terminatedAt)]),
      ...(one.dischargedAt === null
        ? []
        : [fact('TirOperationDischarged', one.dischargedAt, one.dischargePlace, reportedBy.dischargedAt)]),
    ]),
    ...all('TirStartRefused', carnet.refusals),
    ...all('TirControlMade', carnet.controls),
    ...all('CertifiedReportDrawn', carnet.certifiedReports),
    ...carnet.suspensions.flatMap(({ reportedBy, ...one }) => [
      fact('TirTransportSuspended', one.suspendedAt, one.suspendedPlace, reportedBy.suspendedAt),
      ...(one.resumedAt === null
        ? []
        : [fact('TirTransportResumed', one.resumedAt, one.resumedPlace, reportedBy.resumedAt)]),
    ]),
    ...all('TirDestinationSubstituted', carnet.substitutions),
    ...(carnet.returned ? all('CarnetReturned', [carnet.returned]) : []),
  ];
}

function onDeclaration({ reference, place, vehicleId, steps }: DeclarationTruth): TrueFact[] {
  return steps.map(({ type, at, reportedBy }) => ({
    type,
    about: reference,
    at,
    place,
    vehicleIds: type === 'DeclarationLodged' ? [vehicleId] : [],
    reportedBy,
  }));
}
