import { ascending, findPlace } from '#kafila/domain';
import { type SimulatedConvoy } from '#kafila/simulation';
import { everyMember, type Known } from '#kafila/simulation/testing';

type Truth = SimulatedConvoy['truth'];
type Vehicle = Truth['vehicles'][number];
type Load = Truth['loads'][number];

/** A vehicle in one convoy, as far as anybody can know of it. */
export interface Member extends Known {
  /** How it left; null where it stayed to the end. */
  readonly left: Vehicle['memberships'][number]['left'];
  /** What it carries in the end; undefined where nobody knows of it. */
  readonly load: Load | undefined;
  /** Slug: where its load goes; where nobody knows, where its convoy does. */
  readonly destination: string;
  readonly stays: readonly Stay[];
}

/** A vehicle at one place, from the first to the last time that somebody told to have seen it there. */
export interface Stay {
  readonly place: string;
  /** Which place of the route it is. */
  readonly index: number;
  readonly from: string;
  readonly until: string;
}

interface Seen {
  readonly place: string;
  readonly at: string;
}

/** Every vehicle in every convoy of a scenario that it belonged to. */
export function membersOf({ truth, reports }: SimulatedConvoy): readonly Member[] {
  const again = reportedAgain(reports);
  return everyMember(truth).map((known): Member => {
    const { vehicle, convoyId, facts } = known;
    const membership = vehicle.memberships.find((one) => one.convoyId === convoyId);
    const left = membership?.left ?? null;
    const load = left === 'replaced' ? undefined : knownLoad(truth, vehicle, convoyId);
    const until = membership?.until ?? '9';
    const seen: Seen[] = [
      ...tookOverAt(truth, vehicle, convoyId),
      ...facts
        .filter(({ vehicleIds }) => vehicleIds.includes(vehicle.vehicleId))
        .map(({ place, at }) => ({ place: place ?? '', at })),
      ...again.filter(
        (one) =>
          one.convoyId === convoyId &&
          (one.vehicleIds?.includes(vehicle.vehicleId) ??
            (membership && membership.from <= one.at && one.at < until)),
      ),
    ];
    const route = truth.routes[convoyId] ?? [];
    const path = pathOf(truth, vehicle, convoyId);
    return {
      ...known,
      left,
      load,
      destination: load?.destination ?? route.at(-1) ?? '',
      stays: staysOf(seen, path, route),
    };
  });
}

/** What a second unit told of the same, minutes later. A report that names no vehicle is about all of the convoy. */
function reportedAgain(
  reports: SimulatedConvoy['reports'],
): readonly (Seen & { readonly convoyId: string; readonly vehicleIds?: readonly string[] })[] {
  return reports.flatMap(({ secondHand, report }) => {
    const { convoyId, vehicleIds, carnetNumber, declarationRef, place, occurredAt } = report;
    const onPapers = carnetNumber !== undefined || declarationRef !== undefined;
    if (!secondHand || onPapers || convoyId === undefined || place === undefined) return [];
    const fact = { place: findPlace(place)?.slug ?? place, at: new Date(occurredAt).toISOString() };
    return [{ ...fact, convoyId, ...(vehicleIds ? { vehicleIds } : {}) }];
  });
}

/**
 * What a vehicle carried when it left a convoy, or the convoy came to its end. Undefined where nobody can know: the
 * load was moved there from another truck, which nobody reported. That a tractor is replaced, the desk decides.
 */
function knownLoad({ vehicles, loads }: Truth, vehicle: Vehicle, convoyId: string): Load | undefined {
  const { vehicleId, memberships } = vehicle;
  const after = memberships[memberships.findIndex((one) => one.convoyId === convoyId) + 1];
  const ofVehicle = ({ carriers }: Load): number =>
    carriers.findIndex((one) => one.vehicleId === vehicleId && one.from < (after?.from ?? '9'));
  const load = loads.findLast((one) => ofVehicle(one) >= 0);
  const carriers = load?.carriers.slice(0, ofVehicle(load) + 1) ?? [];
  const moves = vehicles.flatMap(({ transshipments }) => transshipments);
  const isUnreported = carriers.some((carrier) =>
    moves.some(
      ({ at, toVehicleId, reportedBy }) =>
        at === carrier.from && toVehicleId === carrier.vehicleId && reportedBy === null,
    ),
  );
  return isUnreported ? undefined : load;
}

/** The places that it truly came by, or the tractor before it whose place it took. In the order of time. */
function pathOf(truth: Truth, vehicle: Vehicle, convoyId: string): readonly Seen[] {
  const before = replacedBy(truth, vehicle, convoyId);
  const own = [
    ...vehicle.visits.filter((one) => one.convoyId === convoyId),
    ...vehicle.passages
      .filter((one) => one.convoyId === convoyId)
      .map(({ place, arrivedAt: at }) => ({ place, at })),
  ].sort(inTime);
  return before ? [...pathOf(truth, before, convoyId), ...own] : own;
}

/** Where and when it took over from another tractor: the desk says so, whether or not anybody saw it. */
function tookOverAt(truth: Truth, vehicle: Vehicle, convoyId: string): readonly Seen[] {
  if (!replacedBy(truth, vehicle, convoyId)) return [];
  const [first] = vehicle.visits.filter((one) => one.convoyId === convoyId);
  return first ? [{ place: first.place, at: joinedAt(vehicle, convoyId) }] : [];
}

/** The tractor that it replaced in a convoy. */
function replacedBy({ vehicles }: Truth, vehicle: Vehicle, convoyId: string): Vehicle | undefined {
  const from = joinedAt(vehicle, convoyId);
  return vehicles.find(({ memberships }) =>
    memberships.some((one) => one.convoyId === convoyId && one.left === 'replaced' && one.until === from),
  );
}

function joinedAt({ memberships }: Vehicle, convoyId: string): string {
  return memberships.find((one) => one.convoyId === convoyId)?.from ?? '';
}

function staysOf(facts: readonly Seen[], path: readonly Seen[], route: readonly string[]): readonly Stay[] {
  let reached = 0;
  const indexes = path.map(({ place }) => (reached = Math.max(reached, route.indexOf(place, reached))));
  const stays: Stay[] = [];
  for (const { place, at } of facts.toSorted(inTime)) {
    const there = path.findLastIndex((one) => one.at <= at && one.place === place);
    const index = indexes[there] ?? route.indexOf(place);
    const last = stays.at(-1);
    if (last?.place === place && last.index === index) stays.splice(-1, 1, { ...last, until: at });
    else stays.push({ place, index, from: at, until: at });
  }
  return stays;
}

function inTime(a: Seen, b: Seen): number {
  return ascending(a.at, b.at);
}
