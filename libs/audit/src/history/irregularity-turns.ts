import { Open } from '#kafila/platform';
import { AreAll, Irregularity, type ShownIrregularity } from '#kafila/read-models';
import { type ConvoyDocuments, irregularitiesIn } from './fold/folded-convoy.js';

/** Which irregularities are shown from now on, and which not any more. */
@Open()
export class IrregularityTurns {
  @AreAll(() => Irregularity, 'Shown from now on.')
  readonly came!: readonly ShownIrregularity[];

  @AreAll(() => Irregularity, 'Not shown any more.')
  readonly went!: readonly ShownIrregularity[];
}

export function turnsBetween(before: ConvoyDocuments, after: ConvoyDocuments): IrregularityTurns {
  const [old, now] = [irregularitiesIn(before), irregularitiesIn(after)];
  if (old === now) return { came: [], went: [] };
  return { came: beyond(now, old), went: beyond(old, now) };
}

/** What there is more of than there was: a vehicle can have its seals broken twice without a certified report. */
function beyond(
  ones: readonly ShownIrregularity[],
  others: readonly ShownIrregularity[],
): ShownIrregularity[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(identityOf(one), (left.get(identityOf(one)) ?? 0) + 1);
  return ones.filter((one) => {
    const known = left.get(identityOf(one)) ?? 0;
    left.set(identityOf(one), known - 1);
    return known <= 0;
  });
}

/** In words; nothing where none came or went. */
export function turnsInWords({ came, went }: IrregularityTurns): readonly string[] {
  const named = (ones: readonly ShownIrregularity[]): string =>
    ones.map(({ code, vehicleIds }) => [code, ...vehicleIds].join(' ')).join(', ');
  return [
    ...(came.length > 0 ? [`now irregular: ${named(came)}`] : []),
    ...(went.length > 0 ? [`no longer irregular: ${named(went)}`] : []),
  ];
}

/**
 * What makes irregularities the same from step to step: their code, and whom and what they concern; where two convoys
 * contradict each other, which ones. There may be several that are the same.
 */
export function identityOf(irregularity: ShownIrregularity): string {
  const { code, vehicleIds, carnetNumber, declarationRef, convoyIds } = irregularity;
  const both = convoyIds.length > 1 ? [convoyIds] : [];
  return JSON.stringify([code, vehicleIds, carnetNumber, declarationRef, ...both]);
}
