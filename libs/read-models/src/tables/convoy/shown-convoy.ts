import { atOnce } from '#kafila/domain';
import { type Bounds, latestOf, type Lists, mostShown } from '../descriptor/latest-entries.js';
import { type ConvoyDocument, type Earlier, GROWING_LISTS, type ShownVehicle } from './convoy-document.js';

/**
 * A convoy as its document shows it: whole, unless its lists would make it very long. Then the longest of them have their
 * latest entries only, all as many, and `earlier` counts the others.
 */
export function shownConvoy(convoy: ConvoyDocument, bounds?: Bounds): ConvoyDocument {
  return atOnce(showingConvoy(convoy, bounds));
}

function* showingConvoy(convoy: ConvoyDocument, bounds?: Bounds): Generator<void, ConvoyDocument> {
  const lists: (readonly object[])[] = [convoy.escorts];
  for (const vehicle of convoy.vehicles) {
    lists.push(...listsOf(vehicle));
    yield;
  }
  const most = mostShown(lists, bounds);
  yield;
  return most === Infinity ? convoy : yield* withLatest(convoy, most);
}

/** Its document as JSON, in portions, so that others have their turn. @yields after each vehicle */
export function* writingConvoy(convoy: ConvoyDocument): Generator<void, string> {
  const shown = yield* showingConvoy(convoy);
  const vehicles: string[] = [];
  for (const vehicle of shown.vehicles) {
    vehicles.push(JSON.stringify(vehicle));
    yield;
  }
  // The members stay in their order.
  const members = Object.entries<unknown>({ ...shown }).filter(([, value]) => value !== undefined);
  const written = members.map(([name, value]) => {
    const json = name === 'vehicles' ? `[${vehicles.join(',')}]` : JSON.stringify(value);
    return `${JSON.stringify(name)}:${json}`;
  });
  return `{${written.join(',')}}`;
}

/**
 * A vehicle as the documents of several convoys show it, all of them together no longer than one document: beyond that the longest
 * lists have their latest entries only.
 */
export function shownInConvoys<In extends { readonly convoyId: string; readonly vehicle: ShownVehicle }>(
  stays: readonly In[],
  bounds?: Bounds,
): readonly In[] {
  const most = mostShown(
    stays.flatMap(({ vehicle }) => listsOf(vehicle)),
    bounds,
  );
  if (most === Infinity) return stays;
  return stays.map((stay) => ({ ...stay, vehicle: vehicleWithLatest(stay.vehicle, most, timelineOf(stay)) }));
}

/** Whether a document leaves something out: of a convoy, or of a paper, which has no vehicles of its own. */
export function leavesOut({
  earlier,
  vehicles = [],
}: {
  readonly earlier?: object;
  readonly vehicles?: ConvoyDocument['vehicles'];
}): boolean {
  return (
    earlier !== undefined ||
    vehicles.some(
      (vehicle) =>
        vehicle.earlier !== undefined || vehicle.trailers?.some((trailer) => trailer.earlier !== undefined),
    )
  );
}

function listsOf(vehicle: ShownVehicle): readonly (readonly object[])[] {
  return [
    ...GROWING_LISTS.map((name) => vehicle[name] ?? []),
    ...(vehicle.trailers ?? []).map(({ sealHistory }) => sealHistory),
  ];
}

function* withLatest(convoy: ConvoyDocument, most: number): Generator<void, ConvoyDocument> {
  const timeline = timelineOf(convoy);
  const vehicles: ShownVehicle[] = [];
  for (const vehicle of convoy.vehicles) {
    vehicles.push(vehicleWithLatest(vehicle, most, timeline));
    yield;
  }
  return { ...shortened(convoy, ['escorts'], most, timeline), vehicles };
}

function timelineOf({ convoyId }: { readonly convoyId: string }): string {
  return `/v1/convoys/${encodeURIComponent(convoyId)}/timeline`;
}

function vehicleWithLatest(vehicle: ShownVehicle, most: number, timeline: string): ShownVehicle {
  const latest = shortened(vehicle, GROWING_LISTS, most, timeline);
  const { trailers } = vehicle;
  if (!trailers) return latest;
  return { ...latest, trailers: trailers.map((one) => shortened(one, ['sealHistory'], most, timeline)) };
}

/** The same with the latest entries of its lists; the very same where they have no more. What it left out before is counted too. */
function shortened<List extends string, Of extends Lists<List> & { readonly earlier?: Earlier<List> }>(
  whole: Of,
  names: readonly List[],
  most: number,
  timeline: string,
): Of {
  const shown = latestOf(whole, names, most);
  if (!shown) return whole;
  const left: { [Each in List]?: number } = { ...shown.left };
  for (const name of names) {
    const before = whole.earlier?.[name];
    if (before !== undefined) left[name] = before + (left[name] ?? 0);
  }
  return { ...whole, ...shown.latest, earlier: { ...left, timeline } };
}
