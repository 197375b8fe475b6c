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
  const [shown, shows] = [new Set(old.map(identityOf)), new Set(now.map(identityOf))];
  return {
    came: now.filter((one) => !shown.has(identityOf(one))),
    went: old.filter((one) => !shows.has(identityOf(one))),
  };
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
 * What makes an irregularity the same one from step to step: its code, and whom and what it concerns; where two convoys
 * contradict each other, which ones.
 */
export function identityOf(irregularity: ShownIrregularity): string {
  const { code, vehicleIds, carnetNumber, declarationRef, convoyIds } = irregularity;
  const both = convoyIds.length > 1 ? [convoyIds] : [];
  return JSON.stringify([code, vehicleIds, carnetNumber, declarationRef, ...both]);
}
