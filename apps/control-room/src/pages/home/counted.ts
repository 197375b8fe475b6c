import { type components, type FleetRow, type Place } from '#kafila/web';

export type Alert = components['schemas']['Alert'];

/** What the page counts, and what a count leads to. */
export interface Counted {
  readonly onTheRoad: number;
  readonly atBorder: number;
  readonly late: number;
  readonly silent: number;
  readonly planned: number;
}

const ON_THE_ROAD: readonly FleetRow['status'][] = ['dispatched', 'underway', 'held', 'recalled'];
const LATE: readonly Alert['code'][] = ['behind-plan', 'departure-overdue'];

/** Counts convoys. One that is late and silent is counted at both; one at a border is on the road too. */
export function countedOf(
  rows: Iterable<FleetRow>,
  alerts: readonly Pick<Alert, 'convoyId' | 'code'>[],
  placeOf: (slug: string) => Pick<Place, 'kind'> | undefined,
): Counted {
  const all = [...rows];
  const onTheRoad = all.filter(({ status }) => ON_THE_ROAD.includes(status));
  const having = (codes: readonly string[]): number =>
    new Set(alerts.filter(({ code }) => codes.includes(code)).map(({ convoyId }) => convoyId)).size;
  return {
    onTheRoad: onTheRoad.length,
    atBorder: onTheRoad.filter(({ lastSeen }) => placeOf(lastSeen?.place ?? '')?.kind === 'border-crossing')
      .length,
    late: having(LATE),
    silent: having(['silent']),
    planned: all.filter(({ status }) => status === 'planned').length,
  };
}

const GRAVITY = { critical: 0, warning: 1, info: 2 } as const;

/** The gravest first, and of those as grave the oldest. */
export function gravestFirst(alerts: readonly Alert[]): readonly Alert[] {
  return [...alerts].sort(
    (a, b) =>
      GRAVITY[a.severity] - GRAVITY[b.severity] ||
      a.since.localeCompare(b.since) ||
      a.convoyId.localeCompare(b.convoyId),
  );
}
