import { type Bounds, latestOf, type Lists, mostShown } from '../descriptor/latest-entries.js';
import { type ConvoyDocument, type Earlier, GROWING_LISTS, type ShownVehicle } from './convoy-document.js';

/**
 * A convoy as its document shows it: whole, unless its lists would make it very long. Then the longest of them have their
 * latest entries only, all as many, and `earlier` counts the others.
 */
export function shownConvoy(convoy: ConvoyDocument, bounds?: Bounds): ConvoyDocument {
  const most = mostShown([convoy.escorts, ...convoy.vehicles.flatMap(listsOf)], bounds);
  return most === Infinity ? convoy : withLatest(convoy, most);
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

function withLatest(convoy: ConvoyDocument, most: number): ConvoyDocument {
  const timeline = timelineOf(convoy);
  const vehicles = convoy.vehicles.map((vehicle) => vehicleWithLatest(vehicle, most, timeline));
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
