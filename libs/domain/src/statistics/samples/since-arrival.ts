import { elapsedHours } from '../../time/hours.js';
import { type DeclarationView } from '../../declaration/view.js';

export interface SinceArrival {
  /** Null where the declaration was lodged before the goods arrived: `lodgedBeforeArrival` says so. */
  readonly arrivalToLodgement: number | null;
  readonly lodgedBeforeArrival: boolean | null;
  readonly arrivalToRelease: number | null;
  readonly arrivalToGateOut: number | null;
}

/** Hours since the arrival of the goods, which streams of convoys report; `arrivals` as for `clearanceSample`. */
export function sinceArrival(
  { lodgedAt, grantedAt, gatedOutAt }: Pick<DeclarationView, 'lodgedAt' | 'grantedAt' | 'gatedOutAt'>,
  arrivals: readonly string[],
): SinceArrival {
  const arrivedAt = lastUntil(arrivals, gatedOutAt ?? grantedAt);
  return {
    arrivalToLodgement: elapsedHours(arrivedAt, lodgedAt),
    lodgedBeforeArrival: arrivedAt === null || lodgedAt === null ? null : lodgedAt < arrivedAt,
    arrivalToRelease: elapsedHours(arrivedAt, grantedAt),
    arrivalToGateOut: elapsedHours(arrivedAt, gatedOutAt),
  };
}

function lastUntil(arrivals: readonly string[], end: string | null): string | null {
  const before = arrivals.filter((at) => end === null || at <= end);
  return before.toSorted().at(-1) ?? null;
}
