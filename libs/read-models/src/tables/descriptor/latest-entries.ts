/** How much the lists of a document may have together, of characters about. */
export interface Bounds {
  readonly characters: number;
  readonly entries: number;
}

/** Of any document: two megabytes. */
export const DOCUMENT_BOUNDS: Bounds = { characters: 2_000_000, entries: 10_000 };

/** So few cannot be too long. */
const SURELY_FEW = 100;

/** Lists of an object by name. */
export type Lists<List extends string> = { readonly [Each in List]?: readonly unknown[] };

/** How many entries of each list a document leaves out: the earlier ones. */
export type Left<List extends string> = { readonly [Each in List]?: number };

/** What the document of a paper leaves out. `events`: where all events of its convoy are told; null where it has none. */
export type EarlierOfPaper<List extends string> = Left<List> & { readonly events: string | null };

/** Of a paper. */
export function earlierOf<List extends string>(
  left: Left<List>,
  { convoyId }: { readonly convoyId: string | null },
): EarlierOfPaper<List> {
  const events = convoyId === null ? null : `/v1/audit/convoys/${encodeURIComponent(convoyId)}/events`;
  return { ...left, events };
}

/** How many entries each list may have: short ones leave room for long ones. Infinity: all that it has. */
export function mostShown(
  lists: readonly (readonly unknown[])[],
  { characters, entries }: Bounds = DOCUMENT_BOUNDS,
): number {
  const lengths = lists.map(({ length }) => length);
  const count = lengths.reduce((sum, length) => sum + length, 0);
  if (count <= Math.min(SURELY_FEW, entries)) return Infinity;
  const all = lengths.reduce((longest, length) => Math.max(longest, length), 0);
  let most = mostOfEach(lengths, entries);
  for (
    let written = writtenOf(lists, most);
    written > characters && most > 1;
    written = writtenOf(lists, most)
  ) {
    const longest = Math.min(most, all);
    most = Math.max(1, Math.min(longest - 1, Math.floor((longest * characters) / written)));
  }
  return all <= most ? Infinity : most;
}

/** The latest entries of some lists, and how many each leaves out; undefined where they have no more. */
export function latestOf<List extends string, Of extends Lists<List>>(
  whole: Of,
  names: readonly List[],
  most: number,
): { readonly latest: Pick<Of, List>; readonly left: Left<List> } | undefined {
  const long = names.flatMap((name) => {
    const list = whole[name];
    return list !== undefined && list.length > most ? [[name, list] as const] : [];
  });
  if (long.length === 0) return undefined;
  return {
    latest: Object.fromEntries(long.map(([name, list]) => [name, list.slice(-most)])) as unknown as Pick<
      Of,
      List
    >,
    left: Object.fromEntries(long.map(([name, list]) => [name, list.length - most])) as Left<List>,
  };
}

/** How many entries each list may have, so that all together have no more than so many. */
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
function writtenOf(lists: readonly (readonly unknown[])[], most: number): number {
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
