import { directionAt, InOrderOfTime, plottingTrip } from '#kafila/domain';
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

/**
 * Follows a vehicle along the route of its convoy; where it was off the route nothing is drawn.
 *
 * @param km from the start of the route to each of its places
 * @yields after each leg, halt and passage, so that others have their turn
 */
export function* following(
  route: readonly string[],
  km: readonly number[],
  vehicle: Vehicle,
): Generator<undefined, Track> {
  const pieces = [new Piece()];
  const halts = new InOrderOfTime(vehicle.halts, ({ haltedAt, resumedAt }) => [haltedAt, resumedAt]);
  let at = -1;
  for (const leg of vehicle.legs) {
    yield;
    const from = route[at] === leg.from ? at : nearest(route, leg.from, at);
    const to = nearest(route, leg.to, from);
    at = to;
    const [start, end] = [km[from], km[to]];
    if (start === undefined || end === undefined) pieces.push(new Piece());
    else for (const point of yield* pointsOf(leg, halts, start, end)) pieces.at(-1)?.add(point);
  }
  return {
    vehicleId: vehicle.vehicleId,
    pieces: pieces.map(({ points }) => points).filter((points) => points.length > 0),
    waits: yield* waitsOf(route, km, vehicle),
  };
}

class Piece {
  readonly points: TrackPoint[] = [];

  /** Clocks that differ by minutes make no line go back in time. */
  add({ at, km }: TrackPoint): void {
    this.points.push({ km, at: Math.max(this.points.at(-1)?.at ?? -Infinity, at) });
  }
}

/** The next mention of a place on the way, failing that the last one before; -1 off the route. */
function nearest(route: readonly string[], place: string, at: number): number {
  const ahead = route.indexOf(place, Math.max(at, 0));
  return ahead >= 0 ? ahead : route.lastIndexOf(place, Math.max(at, 0));
}

function* pointsOf(
  leg: Vehicle['legs'][number],
  halts: InOrderOfTime<Vehicle['halts'][number]>,
  start: number,
  end: number,
): Generator<undefined, readonly TrackPoint[]> {
  const [departed, arrived] = [leg.departedAt, leg.arrivedAt].map((instant) =>
    instant === null ? null : Date.parse(instant),
  );
  if (departed === null || departed === undefined || leg.km === null || leg.km === 0) {
    return arrived === null || arrived === undefined ? [] : [{ at: arrived, km: end }];
  }
  const legKm = leg.km;
  const onTheWay = [...halts.between(leg.departedAt ?? '', leg.arrivedAt ?? '')];
  const { points } = yield* plottingTrip({ legs: [leg], halts: onTheWay, costs: [] }, new Map());
  return points.flatMap(({ km, hours }) =>
    km === null || hours === null
      ? []
      : [{ at: departed + hours * 3_600_000, km: start + (end - start) * (km / legKm) }],
  );
}

function* waitsOf(
  route: readonly string[],
  km: readonly number[],
  { passages }: Vehicle,
): Generator<undefined, readonly Wait[]> {
  const waits: Wait[] = [];
  for (const { place, direction, arrivedAt, enteredAt, exitedAt } of passages) {
    yield;
    const begun = arrivedAt ?? enteredAt;
    const index = route.findIndex((slug, i) => slug === place && directionAt(route, i) === direction);
    const at = km[index < 0 ? route.indexOf(place) : index];
    if (begun === null || exitedAt === null || at === undefined || exitedAt < begun) continue;
    waits.push({ from: Date.parse(begun), until: Date.parse(exitedAt), km: at, place });
  }
  return waits;
}
