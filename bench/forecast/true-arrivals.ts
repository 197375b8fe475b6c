import { type Truth } from '#kafila/simulation';

/** A true arrival at a place, milliseconds of the epoch. */
interface Arrival {
  readonly place: string;
  readonly at: number;
}

/** Clocks on the road tell a vehicle somewhere a little before it was there. */
const SLACK_MS = 2 * 3_600_000;

/** When a vehicle truly came to places, while it belonged to a convoy: in the order of time. */
function arrivalsOf({ vehicles }: Truth, convoyId: string, vehicleId: string): readonly Arrival[] {
  const vehicle = vehicles.find((one) => one.vehicleId === vehicleId);
  if (!vehicle) return [];
  const visits = vehicle.visits.map(({ place, at, convoyId: of }) => ({ place, at: Date.parse(at), of }));
  const borders = vehicle.passages.map(({ place, arrivedAt, convoyId: of }) => ({
    ...{ place, of },
    at: Date.parse(arrivedAt),
  }));
  return [...visits, ...borders].filter(({ of }) => of === convoyId).sort((a, b) => a.at - b.at);
}

/**
 * When a vehicle truly came to the places ahead of it; null where it never did: it was sent elsewhere, or withdrawn.
 *
 * @param places from where it is on, in the order of travel
 * @param seenAt when it was seen at the first of them, milliseconds of the epoch
 */
export function trueArrivals(
  truth: Truth,
  { convoyId, vehicleId }: { readonly convoyId: string; readonly vehicleId: string },
  places: readonly string[],
  seenAt: number,
): readonly (number | null)[] {
  const arrivals = arrivalsOf(truth, convoyId, vehicleId);
  const here = arrivals.findIndex(({ place, at }) => place === places[0] && at >= seenAt - SLACK_MS);
  let last = here;
  return places.slice(1).map((next) => {
    const found = here < 0 ? -1 : arrivals.findIndex(({ place }, i) => i > last && place === next);
    if (found < 0) return null;
    last = found;
    return arrivals[found]?.at ?? null;
  });
}
