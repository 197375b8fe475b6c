import { type SimulatedConvoy } from '#kafila/simulation';
import { Figures, share } from './figures.js';

type Truth = SimulatedConvoy['truth'];
type Declaration = Truth['declarations'][number];
type Step = Declaration['steps'][number];

export const CLEARANCE_MEASURES = [
  'arrivalToLodgementHours',
  'lodgementToAssessmentHours',
  'assessmentToExaminationHours',
  'examinationHours',
  'otherAgenciesHours',
  'lodgementToPaymentHours',
  'paymentToReleaseHours',
  'lodgementToReleaseHours',
  'arrivalToReleaseHours',
  'releaseToGateOutHours',
  'arrivalToGateOutHours',
  'physicallyExamined',
  'lodgedBeforeArrival',
];

/** By place and month. */
export function clearanceFigures(): Figures {
  return new Figures({ physicallyExamined: share, lodgedBeforeArrival: share });
}

/** Adds the declarations that were released, by the steps of the WCO that anybody reported. */
export function addClearances(figures: Figures, { truth }: SimulatedConvoy): void {
  for (const declaration of truth.declarations) {
    const steps = declaration.steps.filter(({ reportedBy }) => reportedBy !== null);
    const all = (type: Step['type']): readonly Step[] => steps.filter((one) => one.type === type);
    const releasedAt = all('ClearanceGranted').at(-1)?.at;
    if (releasedAt === undefined || all('DeclarationWithdrawn').length > 0) continue;
    const lodgedAt = all('DeclarationLodged')[0]?.at;
    const assessedAt = all('RiskChannelAssigned')[0]?.at;
    const orderedAt = all('ExaminationOrdered')[0]?.at;
    const paidAt = all('DutiesPaid').at(-1)?.at;
    const leftAt = all('GoodsGatedOut').at(-1)?.at;
    const arrivedAt = arrivalsFor(truth, declaration, lodgedAt !== undefined)
      .filter((at) => at <= (leftAt ?? releasedAt))
      .sort()
      .at(-1);
    const examinations = [...all('ExaminationOrdered'), ...all('ExaminationDone')];
    figures.add(
      { place: declaration.place, month: releasedAt.slice(0, 7) },
      {
        arrivalToLodgementHours: hours(arrivedAt, lodgedAt),
        lodgementToAssessmentHours: hours(lodgedAt, assessedAt),
        assessmentToExaminationHours: hours(assessedAt, orderedAt),
        examinationHours: hours(orderedAt, all('ExaminationDone').at(-1)?.at),
        otherAgenciesHours: heldByOthers(steps),
        lodgementToPaymentHours: hours(lodgedAt, paidAt),
        paymentToReleaseHours: hours(paidAt, releasedAt),
        lodgementToReleaseHours: hours(lodgedAt, releasedAt),
        arrivalToReleaseHours: hours(arrivedAt, releasedAt),
        releaseToGateOutHours: hours(releasedAt, leftAt),
        arrivalToGateOutHours: hours(arrivedAt, leftAt),
        physicallyExamined: Number(examinations.some(({ examination }) => examination === 'physical')),
        lodgedBeforeArrival:
          arrivedAt === undefined || lodgedAt === undefined ? null : Number(lodgedAt < arrivedAt),
      },
    );
  }
}

/**
 * When the goods came to the place: with the vehicle that the lodgement names, or with any of the convoy, where nobody
 * reported it and so named one. By the arrival, or by the entry where the arrival was not reported.
 */
function arrivalsFor(
  { vehicles }: Truth,
  { convoyId, place, vehicleId }: Declaration,
  isNamed: boolean,
): readonly string[] {
  return vehicles
    .filter((vehicle) => !isNamed || vehicle.vehicleId === vehicleId)
    .flatMap(({ passages }) => passages.filter((one) => one.convoyId === convoyId && one.place === place))
    .flatMap(({ arrivedAt, enteredAt, reportedBy }) => {
      if (reportedBy.arrivedAt !== null) return [arrivedAt];
      return reportedBy.enteredAt === null ? [] : [enteredAt];
    });
}

/** At most one agency holds a declaration; what is not customs has let go when it has examined the goods. */
function heldByOthers(steps: readonly Step[]): number | null {
  const held = steps.find(({ type, agency }) => type === 'ClearanceHeld' && agency !== 'customs');
  if (!held) return null;
  const done = steps.find(({ type, agency }) => type === 'ExaminationDone' && agency === held.agency);
  return hours(held.at, done?.at);
}

/** Null where one end was not reported, or the second lies before the first. */
function hours(from: string | undefined, until: string | undefined): number | null {
  if (from === undefined || until === undefined || until < from) return null;
  return (Date.parse(until) - Date.parse(from)) / 3_600_000;
}
