import { ascending, type Irregularity } from '#kafila/domain';
import { explanationFrom, type OwnedIrregularity, type StreamView } from '#kafila/read-models';

/** An irregularity as every read gives it. */
export interface ShownIrregularity extends Irregularity {
  readonly convoyIds: readonly string[];
  readonly carnetNumber: string | null;
  readonly declarationRef: string | null;
}

/**
 * What does not fit in a convoy, by what its own streams tell: the join that a read makes of their rows. Without what only
 * the stream of another convoy shows: a vehicle in two convoys, a carnet on two vehicles.
 */
export function shownIrregularities(
  convoyId: string,
  views: readonly StreamView[],
): readonly ShownIrregularity[] {
  const carnets = carnetsOf(convoyId, views);
  const explanations = views.flatMap((view) => view.explanations);
  const shown = new Map<string, ShownIrregularity>();
  for (const view of views) {
    for (const one of view.irregularities) {
      const isOfIt = one.convoyId === convoyId || (view.kind === 'carnet' && carnets.has(view.id));
      if (!isOfIt || isExplained(one, explanations)) continue;
      const irregularity = shownAs(one);
      shown.set(orderOf(irregularity), irregularity);
    }
  }
  return [...shown].sort(([a], [b]) => ascending(a, b)).map(([, one]) => one);
}

function carnetsOf(convoyId: string, views: readonly StreamView[]): ReadonlySet<string> {
  const claims = views.flatMap((view) => view.claims);
  return new Set(
    claims.flatMap((claim) => (claim.kind === 'carnet' && claim.convoyId === convoyId ? [claim.key] : [])),
  );
}

function isExplained({ irregularity }: OwnedIrregularity, explanations: StreamView['explanations']): boolean {
  if (!('unless' in irregularity)) return false;
  const { unless, since } = irregularity;
  const after = explanationFrom(since);
  return explanations.some(({ of, at }) => of === unless && at >= after);
}

function shownAs({
  irregularity,
  convoyId,
  carnetNumber,
  declarationRef,
}: OwnedIrregularity): ShownIrregularity {
  const { code, severity, since, vehicleIds, evidence, reports } = irregularity;
  const convoyIds = convoyId === null ? [] : [convoyId];
  return {
    ...{ code, severity, since, vehicleIds, evidence, reports },
    ...{ convoyIds, carnetNumber, declarationRef },
  };
}

function orderOf({ code, since, vehicleIds, evidence, carnetNumber, declarationRef }: ShownIrregularity) {
  const [vehicles, reports] = [JSON.stringify(vehicleIds), JSON.stringify(evidence)];
  return [code, since, vehicles, reports, carnetNumber, declarationRef].join(' ');
}
