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
  const timeline = `/v1/convoys/${encodeURIComponent(convoy.convoyId)}/timeline`;
  const vehicles = convoy.vehicles.map((vehicle) => {
    const latest = shortened(vehicle, GROWING_LISTS, most, timeline);
    const { trailers } = vehicle;
    if (!trailers) return latest;
    return { ...latest, trailers: trailers.map((one) => shortened(one, ['sealHistory'], most, timeline)) };
  });
  return { ...shortened(convoy, ['escorts'], most, timeline), vehicles };
}

/** The same with the latest entries of its lists; the very same where they have no more. */
function shortened<List extends string, Of extends Lists<List>>(
  whole: Of,
  names: readonly List[],
  most: number,
  timeline: string,
): Of & { readonly earlier?: Earlier<List> } {
  const shown = latestOf(whole, names, most);
  return shown ? { ...whole, ...shown.latest, earlier: { ...shown.left, timeline } } : whole;
}
