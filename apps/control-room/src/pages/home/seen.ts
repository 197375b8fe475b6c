import { type FleetRow } from '#kafila/web';

/** A place, and the convoys on the road that were seen there last. */
export interface SeenAt {
  readonly place: string;
  readonly rows: readonly FleetRow[];
  /** Instants of the newest and the oldest of their sightings. */
  readonly newest: string;
  readonly oldest: string;
}

/** Nobody waits for news of these. */
export const ENDED: readonly FleetRow['status'][] = ['completed', 'cancelled', 'split', 'merged'];

/** Where convoys on the road were seen last, the place with most of them first. Those seen at no place are not in it. */
export function seenAt(rows: Iterable<FleetRow>): readonly SeenAt[] {
  const places = new Map<string, FleetRow[]>();
  for (const row of rows) {
    const place = row.lastSeen?.place;
    if (place === undefined || place === null || ENDED.includes(row.status)) continue;
    places.set(place, [...(places.get(place) ?? []), row]);
  }
  return [...places]
    .map(([place, there]) => {
      const times = there.map(({ lastSeen }) => lastSeen?.at ?? '').sort();
      return { place, rows: there, newest: times.at(-1) ?? '', oldest: times[0] ?? '' };
    })
    .sort((a, b) => b.rows.length - a.rows.length || a.place.localeCompare(b.place));
}
