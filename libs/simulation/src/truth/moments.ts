import { type FactType, type Moment, type MomentOf } from '../journey/moment.js';
import { type Members } from '../scenario/members.js';
import { type FindReport } from '../reporting/observe.js';

/** What truth is made of. */
export interface Known {
  readonly members: Members;
  /** In the order of time. */
  readonly moments: readonly Moment[];
  readonly reportOf: FindReport;
}

export function grouped(
  moments: readonly Moment[],
  keysOf: (moment: Moment) => readonly string[],
): ReadonlyMap<string, readonly Moment[]> {
  const groups = new Map<string, Moment[]>();
  for (const moment of moments) {
    for (const key of keysOf(moment)) {
      const group = groups.get(key);
      if (group) group.push(moment);
      else groups.set(key, [moment]);
    }
  }
  return groups;
}

export function of<Type extends FactType>(type: Type, moments: readonly Moment[]): readonly MomentOf<Type>[] {
  return moments.filter((moment) => moment.type === type) as readonly Moment[] as readonly MomentOf<Type>[];
}

/** The details of a moment. @throws where it has none, which its type forbids */
export function detailsOf<Type extends FactType>({
  type,
  details,
}: MomentOf<Type>): NonNullable<MomentOf<Type>['details']> {
  if (!details) throw new Error(`A ${type} says more than when and where.`);
  return details;
}
