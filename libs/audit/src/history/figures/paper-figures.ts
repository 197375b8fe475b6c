import { type CarnetView, clearanceSample, type DeclarationView, tirSamples } from '#kafila/domain';
import { counted, type Figure, figuresOf } from './figure.js';

/** What is published of a TIR carnet and of its operations. */
export function carnetFigures(carnetNumber: string, carnet: CarnetView): readonly Figure[] {
  const { status, vehicleId, convoyId, operations, acceptances, returnedAt } = carnet;
  const nth = counted();
  const acceptedAt = acceptances[0]?.at ?? null;
  return [
    ...figuresOf({ carnetNumber }, { status, vehicleId, convoyId, acceptedAt, returnedAt }),
    ...operations.flatMap((operation, i) => {
      const { territory, startedAt, terminatedAt, dischargedAt, reservation } = operation;
      const sample = terminatedAt === null ? undefined : tirSamples(operations.slice(i))[0];
      return figuresOf(nth({ carnetNumber, territory }), {
        startedAt,
        terminatedAt,
        dischargedAt,
        reservation,
        nextStartHours: sample?.hoursToNextStart ?? null,
        dischargeDays: sample?.daysToDischarge ?? null,
      });
    }),
  ];
}

/** What is published of a customs declaration. Hours since the arrival of the goods are of two streams: not here. */
export function declarationFigures(reference: string, declaration: DeclarationView): readonly Figure[] {
  const { status, channel, lodgedAt, grantedAt, refusedAt, gatedOutAt } = declaration;
  const sample = clearanceSample(declaration, []);
  return figuresOf(
    { declarationRef: reference },
    {
      ...{ status, channel, lodgedAt, grantedAt, refusedAt, gatedOutAt },
      lodgementToAssessmentHours: sample?.lodgementToAssessment ?? null,
      assessmentToExaminationHours: sample?.assessmentToExamination ?? null,
      examinationHours: sample?.examination ?? null,
      otherAgenciesHours: sample?.otherAgencies ?? null,
      lodgementToPaymentHours: sample?.lodgementToPayment ?? null,
      paymentToReleaseHours: sample?.paymentToRelease ?? null,
      lodgementToReleaseHours: sample?.lodgementToRelease ?? null,
      releaseToGateOutHours: sample?.releaseToGateOut ?? null,
    },
  );
}
