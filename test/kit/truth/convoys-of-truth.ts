import { type SimulatedConvoy } from '#kafila/simulation';
import { decidedConvoys } from './decided-convoys.js';
import { Figures, share, total } from './figures.js';
import { type Member } from './members-of-truth.js';

export const CONVOY_MEASURES = [
  'dispatched',
  'transitDays',
  'spreadHours',
  'attrition',
  'onTime',
  'tonnes',
  'tonnesTotal',
  'valueUsd',
  'valueUsdTotal',
];

/** By corridor and month. */
export function convoyFigures(): Figures {
  return new Figures({ dispatched: total, onTime: share, tonnesTotal: total, valueUsdTotal: total });
}

/** Adds the convoys of a scenario: what the desk decided, and what truly happened as far as anybody reported it. */
export function addConvoys(figures: Figures, scenario: SimulatedConvoy, all: readonly Member[]): void {
  for (const { convoyId, corridor, dispatchedAt, plannedArrival } of decidedConvoys(scenario)) {
    if (dispatchedAt === null) continue;
    const members = all.filter((member) => member.convoyId === convoyId);
    const leaving = (how: Member['left']): number => members.filter(({ left }) => left === how).length;
    const stayed = members.filter(({ left }) => left === null);
    const deliveredAt = lastDelivery(stayed);
    const tonnes = tonnesOf(stayed);
    const valueUsd = valueOf(stayed);
    figures.add(
      { corridor, month: dispatchedAt.slice(0, 7) },
      {
        dispatched: 1,
        transitDays: deliveredAt === null ? null : hours(dispatchedAt, deliveredAt) / 24,
        spreadHours: spread(stayed),
        // Whoever takes the place of another one is no vehicle more.
        attrition: leaving('withdrawn') / (members.length - leaving('replaced')),
        onTime:
          deliveredAt === null || plannedArrival === null ? null : Number(deliveredAt <= plannedArrival),
        tonnes,
        tonnesTotal: tonnes,
        valueUsd,
        valueUsdTotal: valueUsd,
      },
    );
  }
}

/** Null as long as one of those who stayed is not known to have delivered. */
function lastDelivery(stayed: readonly Member[]): string | null {
  const last = stayed.map(
    ({ vehicle, convoyId }) =>
      vehicle.deliveries.findLast((one) => one.convoyId === convoyId && one.reportedBy !== null)?.at ?? '',
  );
  return last.length === 0 || last.includes('') ? null : (last.sort().at(-1) ?? null);
}

/** Between the first and the last one at a destination: the widest, where there are several. */
function spread(stayed: readonly Member[]): number | null {
  const destinations = [...new Set(stayed.map(({ destination }) => destination))];
  const spreads = destinations.flatMap((destination): (number | null)[] => {
    const bound = stayed.filter((member) => member.destination === destination);
    if (bound.length < 2) return [];
    const arrivals = bound.map((member) => arrivalAt(member) ?? '').sort();
    return [arrivals[0] === '' ? null : hours(arrivals[0] ?? '', arrivals.at(-1) ?? '')];
  });
  return spreads.includes(null) || spreads.length === 0 ? null : Math.max(...spreads.map(Number));
}

/** When it was seen there first, having come from elsewhere, before it delivered; else when it delivered. */
function arrivalAt({ vehicle, convoyId, destination, stays }: Member): string | null {
  const delivered = vehicle.deliveries.find(
    (one) => one.convoyId === convoyId && one.place === destination && one.reportedBy !== null,
  )?.at;
  const stay = stays
    .slice(1)
    .findLast(({ place, from }) => place === destination && from <= (delivered ?? '9'));
  return stay?.from ?? delivered ?? null;
}

function tonnesOf(stayed: readonly Member[]): number | null {
  const kg = goodsOf(stayed)?.map(({ grossKg = NaN }) => grossKg);
  return kg ? kg.reduce((sum, one) => sum + one, 0) / 1000 : null;
}

/** In US dollars, as all goods are declared here. */
function valueOf(stayed: readonly Member[]): number | null {
  const usd = goodsOf(stayed)?.map(({ value }) => (value?.currency === 'USD' ? Number(value.amount) : NaN));
  return usd ? usd.reduce((sum, one) => sum + one, 0) : null;
}

/** Undefined where nobody knows of one of the loads: without it, the others would only look like all. */
function goodsOf(stayed: readonly Member[]): NonNullable<Member['load']>['goods'] | undefined {
  if (stayed.length === 0 || stayed.some(({ load }) => load === undefined)) return undefined;
  return stayed.flatMap(({ load }) => load?.goods ?? []);
}

function hours(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 3_600_000;
}
