import { type RecordedEvent } from '../event-store.port.js';

/** An append that was acknowledged: its stream, the revision of its first event, the ids of its events. */
export interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
  readonly ids: readonly string[];
}

/**
 * What is wrong with all events of a store whose events carry `append`, `count` and `n`: gaps, appends that are half
 * there, ids that are there twice, acknowledged events that are missing. One sentence for each; none where all is well.
 */
export function notKeptWhole(
  events: readonly RecordedEvent[],
  acknowledged: readonly Acknowledged[],
): readonly string[] {
  const wrong: string[] = [];
  const byId = new Map<string, RecordedEvent>();
  const revisions = new Map<string, number>();
  const appends = new Map<unknown, { count: number; found: number }>();
  for (const [index, event] of events.entries()) {
    const at = `${event.stream}@${event.revision}`;
    if (event.position !== BigInt(index + 1)) wrong.push(`${at} is at position ${event.position.toString()}`);
    const next = revisions.get(event.stream) ?? 0;
    if (event.revision !== next) wrong.push(`${at} follows revision ${next - 1}`);
    revisions.set(event.stream, event.revision + 1);
    if (byId.has(event.id)) wrong.push(`${event.id} is there twice`);
    byId.set(event.id, event);
    const append = appends.get(event.data['append']) ?? { count: Number(event.data['count']), found: 0 };
    if (event.data['n'] !== append.found++) wrong.push(`${at} is out of its order in its append`);
    appends.set(event.data['append'], append);
  }
  for (const [append, { count, found }] of appends) {
    if (count !== found) wrong.push(`of the append ${String(append)} ${found} of ${count} events are there`);
  }
  for (const { stream, revision, ids } of acknowledged) {
    ids.forEach((id, n) => {
      const event = byId.get(id);
      if (event?.stream !== stream || event.revision !== revision + n) {
        wrong.push(`${stream}@${revision + n} was acknowledged and is ${event ? 'elsewhere' : 'not there'}`);
      }
    });
  }
  return wrong;
}
