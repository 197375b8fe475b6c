import { directionAt, InOrderOfTime, kilometresAlong, timeCostDistance } from '#kafila/domain';
import { type ConvoyDocument } from '#kafila/read-models';

type Vehicle = ConvoyDocument['vehicles'][number];

/** A point of a line: milliseconds since 1970, kilometres from the start of the route. */
export interface TrackPoint {
  readonly at: number;
  readonly km: number;
}

/** A vehicle at one side of a border, from its arrival to its exit. */
export interface Wait {
  readonly from: number;
  readonly until: number;
  readonly km: number;
  readonly place: string;
}

/** How one vehicle moved along the route. */
export interface Track {
  readonly vehicleId: string;
  /** Pieces of a line; between them it was off the route. */
  readonly pieces: readonly (readonly TrackPoint[])[];
  readonly waits: readonly Wait[];
}

/** Follows a vehicle along the route of its convoy; where it was off the route nothing is drawn. */
export function trackOf(route: readonly string[], vehicle: Vehicle): Track {
  const km = kilometresAlong(route);
  const pieces: TrackPoint[][] = [[]];
  const halts = new InOrderOfTime(vehicle.halts, ({ haltedAt, resumedAt }) => [haltedAt, resumedAt]);
  let at = -1;
  for (const leg of vehicle.legs) {
    const from = route[at] === leg.from ? at : nearest(route, leg.from, at);
    const to = nearest(route, leg.to, from);
    at = to;
    const [start, end] = [km[from], km[to]];
    if (start === undefined || end === undefined) {
      pieces.push([]);
      continue;
    }
    pieces.at(-1)?.push(...pointsOf(leg, halts, start, end));
  }
  return {
    vehicleId: vehicle.vehicleId,
    pieces: pieces.map(inOrderOfTime).filter((piece) => piece.length > 0),
    waits: waitsOf(route, km, vehicle),
  };
}

/** The next mention of a place on the way, failing that the last one before; -1 off the route. */
function nearest(route: readonly string[], place: string, at: number): number {
  const ahead = route.indexOf(place, Math.max(at, 0));
  return ahead >= 0 ? ahead : route.lastIndexOf(place, Math.max(at, 0));
}

function pointsOf(
  leg: Vehicle['legs'][number],
  halts: InOrderOfTime<Vehicle['halts'][number]>,
  start: number,
  end: number,
): readonly TrackPoint[] {
  const [departed, arrived] = [leg.departedAt, leg.arrivedAt].map((instant) =>
    instant === null ? null : Date.parse(instant),
  );
  if (departed === null || departed === undefined || leg.km === null || leg.km === 0) {
    return arrived === null || arrived === undefined ? [] : [{ at: arrived, km: end }];
  }
  const legKm = leg.km;
  const onTheWay = [...halts.between(leg.departedAt ?? '', leg.arrivedAt ?? '')];
  const { points } = timeCostDistance({ legs: [leg], halts: onTheWay, costs: [] }, new Map());
  return points.flatMap(({ km, hours }) =>
    km === null || hours === null
      ? []
      : [{ at: departed + hours * 3_600_000, km: start + (end - start) * (km / legKm) }],
  );
}

/** Clocks that differ by minutes make no line go back in time. */
function inOrderOfTime(points: readonly TrackPoint[]): readonly TrackPoint[] {
  let latest = -Infinity;
  return points.map(({ at, km }) => ({ km, at: (latest = Math.max(latest, at)) }));
}

function waitsOf(route: readonly string[], km: readonly number[], { passages }: Vehicle): readonly Wait[] {
  return passages.flatMap(({ place, direction, arrivedAt, enteredAt, exitedAt }) => {
    const begun = arrivedAt ?? enteredAt;
    const index = route.findIndex((slug, i) => slug === place && directionAt(route, i) === direction);
    const at = km[index < 0 ? route.indexOf(place) : index];
    if (begun === null || exitedAt === null || at === undefined || exitedAt < begun) return [];
    return [{ from: Date.parse(begun), until: Date.parse(exitedAt), km: at, place }];
  });
}
