import { placeOf } from '#kafila/domain';
import { type SimulatedConvoy } from '#kafila/simulation';
import { decidedConvoys } from './decided-convoys.js';
import { type Comes, Figures, type Sample } from './figures.js';
import { type Member } from './members-of-truth.js';
import { paidAt, type PlainMoney } from './plain-money.js';
import { crossesUnseen, type Leg, legsOf, type Section, sectionOf } from './trips-of-truth.js';

export const CORRIDOR_MEASURES = [
  'swodKmh',
  'swdKmh',
  'swodKmhPooled',
  'swdKmhPooled',
  'tfi3Usd',
  'distanceKm',
  'tripHours',
  'movingHours',
  'carriedKm',
  'carriedHours',
];

const NOTHING_KNOWN = { km: null, movingMs: null, elapsedMs: null, carriedKm: null, carriedMs: null };

/** All kilometres over all hours. */
const pooled: Comes = (samples) => {
  let [km, ms] = [0, 0];
  for (const sample of samples) {
    if (typeof sample === 'number') throw new Error('A pooled sample is kilometres and milliseconds.');
    km += sample[0];
    ms += sample[1];
  }
  return { n: samples.length, ratio: ms === 0 ? null : km / (ms / 3_600_000) };
};

/** What of a trip lies in one country has no costs. */
export const COUNTRY_MEASURES = CORRIDOR_MEASURES.filter((measure) => measure !== 'tfi3Usd');

/** By corridor and month, and by country as well. */
export function corridorFigures(): Figures {
  return new Figures({ swodKmhPooled: pooled, swdKmhPooled: pooled });
}

/** Adds the trips that came to their end, as far as anybody reported them: whole, and what of them lies in each country. */
export function addTrips(
  { whole, byCountry }: { readonly whole: Figures; readonly byCountry: Figures },
  scenario: SimulatedConvoy,
  members: readonly Member[],
  money: PlainMoney,
): void {
  const corridors = new Map(decidedConvoys(scenario).map(({ convoyId, corridor }) => [convoyId, corridor]));
  for (const member of members) {
    const legs = legsOf(member, scenario);
    const [first, last] = [legs[0], legs.at(-1)];
    if (!first || !last || last.arrivedAt === null || !hasCome(member, last.to)) continue;
    const corridor = corridors.get(member.convoyId) ?? null;
    const month = new Date(last.arrivedAt).toISOString().slice(0, 7);
    const trip = sectionOf(legs, first.departedAt, last.arrivedAt);
    whole.add({ corridor, month }, { ...measuresOf(trip), tfi3Usd: tfi3(member, wholeKm(trip), money) });
    for (const { country, ...section } of countriesOf(legs))
      byCountry.add({ corridor, country, month }, measuresOf(section));
  }
}

/** To where its load goes, or where it was told to have delivered. */
function hasCome({ vehicle, convoyId, destination, stays }: Member, place: string): boolean {
  const since = stays.at(-1)?.from ?? '';
  return (
    place === destination ||
    vehicle.deliveries.some((one) => one.convoyId === convoyId && one.reportedBy !== null && one.at >= since)
  );
}

function measuresOf(section: Section): Readonly<Record<string, Sample | null>> {
  const { km, movingMs, elapsedMs, carriedKm, carriedMs } = section;
  const onRoad = elapsedMs === null || carriedMs === null ? null : elapsedMs - carriedMs;
  const known = km !== null && movingMs !== null && onRoad !== null;
  const isShipped = carriedKm !== null && carriedKm > 0;
  return {
    swodKmh: kmh(km, movingMs),
    swdKmh: kmh(km, onRoad),
    swodKmhPooled: known ? [km, movingMs] : null,
    swdKmhPooled: known ? [km, onRoad] : null,
    distanceKm: km,
    tripHours: elapsedMs === null ? null : elapsedMs / 3_600_000,
    movingHours: movingMs === null ? null : movingMs / 3_600_000,
    carriedKm: isShipped ? carriedKm : null,
    carriedHours: isShipped && carriedMs !== null ? carriedMs / 3_600_000 : null,
  };
}

function kmh(km: number | null, ms: number | null): number | null {
  return km === null || ms === null || ms === 0 ? null : km / (ms / 3_600_000);
}

/** What was paid covers the ship too. */
function wholeKm({ km, carriedKm }: Section): number | null {
  return km === null || carriedKm === null ? null : km + carriedKm;
}

/** All that was told to be paid, per 500 km per 20 t. */
function tfi3({ vehicle, convoyId, load }: Member, km: number | null, money: PlainMoney): number | null {
  const isReported = (one: { readonly convoyId: string; readonly reportedBy: string | null }): boolean =>
    one.convoyId === convoyId && one.reportedBy !== null;
  const paid = [
    ...vehicle.expenses.filter(isReported).map(({ payment, at, place }) => paidAt(place, at, payment)),
    ...vehicle.activities
      .filter(isReported)
      .flatMap(({ payments, at, place }) => payments.map((payment) => paidAt(place, at, payment))),
  ];
  if (paid.length === 0 || load === undefined || km === null || km === 0) return null;
  const usd = money.usd(paid);
  const tonnes = load.goods.reduce((kg, { grossKg = NaN }) => kg + grossKg, 0) / 1000;
  return usd === null ? null : usd * (500 / km) * (20 / tonnes);
}

/**
 * Countries in the order of the trip, with at least one leg in each: from the arrival at the side where it is entered to
 * the exit at the one where it is left. Where a border was crossed unseen, nothing is known of the countries on both of
 * its sides.
 */
function countriesOf(legs: readonly Leg[]): readonly (Section & { readonly country: string })[] {
  const isBorder = ({ from, to }: Leg): boolean => placeOf(from).country !== placeOf(to).country;
  const borders = legs.flatMap((leg, i) => (isBorder(leg) ? [i] : []));
  const ends = [...borders, legs.length];
  return ends.flatMap((end, i) => {
    const begin = i === 0 ? 0 : (ends[i - 1] ?? 0) + 1;
    const within = legs.slice(begin, end);
    const [first, last] = [within[0], within.at(-1)];
    if (!first || !last) return [];
    const country = placeOf(first.from).country;
    const [entry, exit] = [legs[begin - 1], legs[end]];
    if ([entry, exit].some((border) => border && crossesUnseen(border.from, border.to)))
      return [{ country, ...NOTHING_KNOWN }];
    const since = entry ? entry.arrivedAt : first.departedAt;
    const until = exit ? exit.departedAt : last.arrivedAt;
    return [{ country, ...sectionOf(within, since, until) }];
  });
}
