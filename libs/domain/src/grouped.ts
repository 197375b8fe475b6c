/** The items of each kind, in their order; the kinds in the order of their first items. */
export function groupedBy<Item, Kind>(
  items: Iterable<Item>,
  kindOf: (item: Item) => Kind,
): ReadonlyMap<Kind, readonly Item[]> {
  const groups = new Map<Kind, Item[]>();
  for (const item of items) {
    const kind = kindOf(item);
    const group = groups.get(kind);
    if (group) group.push(item);
    else groups.set(kind, [item]);
  }
  return groups;
}
