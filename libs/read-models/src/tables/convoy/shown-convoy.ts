import { type ConvoyDocument, type Earlier, GROWING_LISTS, type ShownVehicle } from './convoy-document.js';

/** How many characters the entries of these lists may have in a document together, about: two megabytes. */
const MOST_CHARACTERS = 2_000_000;
/** And how many entries they may be. */
const MOST_ENTRIES = 10_000;
/** So few cannot be too long. */
const SURELY_FEW = 100;

export interface Bounds {
  readonly characters: number;
  readonly entries: number;
}

/**
 * A convoy as its document shows it: whole, unless its lists would make it very long. Then the longest of them have their
 * latest entries only, all as many, and `earlier` counts the others.
 */
export function shownConvoy(
  convoy: ConvoyDocument,
  { characters, entries }: Bounds = { characters: MOST_CHARACTERS, entries: MOST_ENTRIES },
): ConvoyDocument {
  const lists = [convoy.escorts, ...convoy.vehicles.flatMap(listsOf)];
  const lengths = lists.map(({ length }) => length);
  const count = lengths.reduce((sum, length) => sum + length, 0);
  if (count <= Math.min(SURELY_FEW, entries)) return convoy;
  let most = mostOfEach(lengths, entries);
  for (
    let written = writtenOf(lists, most);
    written > characters && most > 1;
    written = writtenOf(lists, most)
  ) {
    const longest = Math.min(most, Math.max(...lengths));
    most = Math.max(1, Math.min(longest - 1, Math.floor((longest * characters) / written)));
  }
  return lengths.every((length) => length <= most) ? convoy : withLatest(convoy, most);
}

/** Whether its document leaves something out. */
export function leavesOut({ earlier, vehicles }: Pick<ConvoyDocument, 'earlier' | 'vehicles'>): boolean {
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

/** How many entries each list may have, so that all together have no more than so many: short ones leave room for long ones. */
function mostOfEach(lengths: readonly number[], entries: number): number {
  let left = entries;
  const ascending = [...lengths].sort((a, b) => a - b);
  for (const [i, length] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - i));
    if (length > share) return Math.max(1, share);
    left -= length;
  }
  return Infinity;
}

/** About how long the latest entries are in JSON. */
function writtenOf(lists: readonly (readonly object[])[], most: number): number {
  let written = 0;
  for (const list of lists) {
    for (let i = Math.max(0, list.length - most); i < list.length; i++) written += lengthOf(list[i]);
  }
  return written;
}

/** About how long a value is in JSON. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 5;
  let length = 2;
  // The names of members, too.
  for (const part of Object.values(value)) length += lengthOf(part) + (Array.isArray(value) ? 0 : 12);
  return length;
}

function withLatest(convoy: ConvoyDocument, most: number): ConvoyDocument {
  const timeline = `/v1/convoys/${encodeURIComponent(convoy.convoyId)}/timeline`;
  const vehicles = convoy.vehicles.map((vehicle) => {
    const latest = latestOf(vehicle, GROWING_LISTS, most, timeline);
    const { trailers } = vehicle;
    if (!trailers) return latest;
    return { ...latest, trailers: trailers.map((one) => latestOf(one, ['sealHistory'], most, timeline)) };
  });
  return { ...latestOf(convoy, ['escorts'], most, timeline), vehicles };
}

/** The same with the latest entries of its lists; the very same where they have no more. */
function latestOf<List extends string, Of extends { readonly [Each in List]?: readonly object[] }>(
  whole: Of,
  names: readonly List[],
  most: number,
  timeline: string,
): Of & { readonly earlier?: Earlier<List> } {
  const long = names.flatMap((name) => {
    const list = whole[name];
    return list !== undefined && list.length > most ? [[name, list] as const] : [];
  });
  if (long.length === 0) return whole;
  const latest = Object.fromEntries(long.map(([name, list]) => [name, list.slice(-most)]));
  const left = Object.fromEntries(long.map(([name, list]) => [name, list.length - most]));
  return { ...whole, ...latest, earlier: { ...left, timeline } as Earlier<List> };
}
