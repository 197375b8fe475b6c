import { placeOf, territoryOf } from '#kafila/domain';
import { utc } from '../journey/local-time.js';
import { type FactType, type Moment, type MomentOf } from '../journey/moment.js';
import {
  type CarnetAct,
  type CarnetTruth,
  type TrueOperation,
  type TrueSuspension,
} from '../outcome/truth-of-documents.js';
import { type Load } from '../scenario/load.js';
import { type FindReport } from '../reporting/observe.js';
import { detailsOf, of } from './moments.js';

export function carnetTruth(
  carnetNumber: string,
  { carriers }: Load,
  moments: readonly Moment[],
  reportOf: FindReport,
): CarnetTruth {
  const reportedBy = (moment: MomentOf<FactType> | undefined): string | null =>
    moment === undefined ? null : reportOf(moment as Moment, moment.vehicleIds[0] ?? '');
  const act = (moment: MomentOf<FactType>): CarnetAct => ({
    at: utc(moment.at),
    place: moment.place ?? '',
    reportedBy: reportedBy(moment),
  });
  const [returned] = of('CarnetReturned', moments);
  return {
    carnetNumber,
    vehicles: carriers.map(({ convoyId, vehicleId, from }) => ({ convoyId, vehicleId, from: utc(from) })),
    acceptances: of('CarnetAccepted', moments).map((moment) => ({
      ...act(moment),
      declaredValue: detailsOf(moment).declaredValue ?? { amount: '0', currency: 'USD' },
    })),
    operations: operationsOf(moments, reportedBy),
    refusals: of('TirStartRefused', moments).map((moment) => ({
      ...act(moment),
      reason: detailsOf(moment).reason,
    })),
    controls: of('TirControlMade', moments).map(act),
    certifiedReports: of('CertifiedReportDrawn', moments).map(act),
    suspensions: suspensionsOf(moments, reportedBy),
    substitutions: of('TirDestinationSubstituted', moments).map((moment) => {
      const { from = '', to } = detailsOf(moment);
      return { ...act(moment), from, to };
    }),
    returned: returned ? act(returned) : null,
  };
}

type ReportedBy = (moment: MomentOf<FactType> | undefined) => string | null;

/** A carnet passes through each territory once, so that start, termination and discharge there belong together. */
function operationsOf(moments: readonly Moment[], reportedBy: ReportedBy): readonly TrueOperation[] {
  const territory = ({ place = '' }: MomentOf<FactType>): string => territoryOf(placeOf(place).country);
  return of('TirOperationStarted', moments).map((started): TrueOperation => {
    const here = territory(started);
    const terminated = of('TirOperationTerminated', moments).find((one) => territory(one) === here);
    const discharged = of('TirOperationDischarged', moments).find(
      (one) => territoryOf(detailsOf(one).country) === here,
    );
    return {
      territory: here,
      startedAt: utc(started.at),
      startPlace: started.place ?? '',
      terminatedAt: terminated ? utc(terminated.at) : null,
      terminationPlace: terminated?.place ?? null,
      reservation: terminated?.details?.reservation ?? null,
      dischargedAt: discharged ? utc(discharged.at) : null,
      dischargePlace: discharged?.place ?? null,
      reportedBy: {
        startedAt: reportedBy(started),
        terminatedAt: reportedBy(terminated),
        dischargedAt: reportedBy(discharged),
      },
    };
  });
}

function suspensionsOf(moments: readonly Moment[], reportedBy: ReportedBy): readonly TrueSuspension[] {
  const [resumed] = of('TirTransportResumed', moments);
  return of('TirTransportSuspended', moments).map((suspended) => ({
    suspendedAt: utc(suspended.at),
    suspendedPlace: suspended.place ?? '',
    resumedAt: resumed ? utc(resumed.at) : null,
    resumedPlace: resumed?.place ?? null,
    reportedBy: { suspendedAt: reportedBy(suspended), resumedAt: reportedBy(resumed) },
  }));
}
