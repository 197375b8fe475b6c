import { type Agency, type DeclarationFact, type ExaminationKind } from '#kafila/domain';
import { utc } from '../journey/local-time.js';
import { type DeclarationTruth } from '../outcome/truth-of-documents.js';
import { type Known, detailsOf, of } from './moments.js';

export function declarationTruth(reference: string, { members, moments, reportOf }: Known): DeclarationTruth {
  const [lodged] = of('DeclarationLodged', moments);
  if (!lodged) throw new Error(`The declaration ${reference} was never lodged.`);
  const vehicleId = lodged.vehicleIds[0] ?? '';
  return {
    reference,
    convoyId: members.convoyAt(vehicleId, lodged.at),
    vehicleId,
    place: lodged.place ?? '',
    procedure: detailsOf(lodged).procedure ?? 'transit',
    steps: moments.map((moment) => {
      const details = (moment.details ?? {}) as { readonly agency?: Agency; readonly kind?: ExaminationKind };
      return {
        type: moment.type as DeclarationFact['type'],
        at: utc(moment.at),
        agency: details.agency ?? null,
        examination: details.kind ?? null,
        reportedBy: reportOf(moment, vehicleId),
      };
    }),
  };
}
