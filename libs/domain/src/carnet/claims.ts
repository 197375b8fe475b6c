import { claimsOfHolder, explanationsOfHolder } from './liability/holder-claims.js';
import { certifiedReportOn, heavyOrBulkyUnder, sealsTold } from '../irregularity/conditions.js';
import { type Claim, type Explanation } from '../irregularity/irregularity.js';
import { type CarnetState } from './state/carnet.state.js';

/**
 * The vehicles a carnet was assigned to: each until the next one, the last until the carnet was returned. And what it tells of
 * its holder.
 */
export function claimsOfCarnet(state: CarnetState): readonly Claim[] {
  const { issued, assignments, returned } = state;
  if (!issued) return [];
  const carried = assignments.map(({ vehicleId, convoyId, assignedAt }, i) => {
    const next = assignments[i + 1]?.assignedAt ?? returned?.at ?? null;
    const until = next !== null && next < assignedAt ? assignedAt : next;
    const key = issued.carnetNumber;
    return { kind: 'carnet' as const, key, holder: vehicleId, convoyId, from: assignedAt, until };
  });
  return [...carried, ...claimsOfHolder(state, issued.carnetNumber)];
}

/**
 * What a carnet explains: its certified reports broken seals, and loads that were moved (TIR art. 25); they, its controls
 * and its acceptances other seals than were on before (TIR art. 19, 24, 25); its endorsement for heavy or bulky goods that
 * the vehicle is not approved (art. 29). That its holder is admitted again ends exclusions told of other carnets (art. 38).
 *
 * @param carnetNumber of its stream, needed where its issue was not recorded; without any, nothing can be explained
 */
export function explanationsOfCarnet(
  state: CarnetState,
  carnetNumber: string | undefined = state.issued?.carnetNumber,
): readonly Explanation[] {
  const { certifiedReports, controls, acceptances } = state;
  if (carnetNumber === undefined) return [];
  const told = [
    ...certifiedReports.map(({ at, newSeals }) => ({ at, seals: newSeals })),
    ...[...controls, ...acceptances].map(({ at, seals }) => ({ at, seals })),
  ];
  return [
    ...certifiedReports.map(({ at }) => ({ of: certifiedReportOn(carnetNumber), at })),
    ...acceptances.flatMap(({ at, heavyOrBulky }) =>
      heavyOrBulky === true ? [{ of: heavyOrBulkyUnder(carnetNumber), at }] : [],
    ),
    ...explanationsOfHolder(state),
    ...told.flatMap(({ at, seals }) => (seals ? [{ of: sealsTold('carnet', carnetNumber, seals), at }] : [])),
  ];
}
