import {
  type Anchor,
  type Anchors,
  anchoredTo,
  confirmAnchors,
  type EventReader,
  firstEventOf,
  NO_ANCHORS,
  StreamRemoved,
  unlessRemoved,
} from '#kafila/event-store';
import { type Database } from '../../database/schema.js';
import { type Projection } from '../projection/projection.js';
import { type KeptCheckpoint, moveCheckpoint, writeAnchors } from './checkpoint.js';

/** A checkpoint in the store that it was made in. */
export interface ConfirmedCheckpoint extends KeptCheckpoint {
  readonly anchors: Anchors;
  /** Events whose streams were removed in the store: their streams are to be parked. */
  readonly removed: readonly Anchor[];
}

/**
 * Confirms that the event store is the one that rows were made from, before anything is read after their checkpoint. Rows
 * of before get their anchors here. A checkpoint that lies after the last event of ours says nothing: see `positionIn`.
 *
 * @returns undefined where the store lost events, and a person has accepted that: the rows are to be made anew
 * @throws EventStoreChanged
 */
export async function confirmStore(
  db: Database,
  { projection, eventStore }: { readonly projection: Projection; readonly eventStore: EventReader },
  name: string,
  kept: KeptCheckpoint,
): Promise<ConfirmedCheckpoint | undefined> {
  const before = kept.anchors ?? (await anchorsOfRows(db, projection, eventStore));
  const confirmed = await confirmAnchors(eventStore, before);
  if (confirmed.outcome === 'loss-accepted') return undefined;
  const { losses, removed } = confirmed;
  const events = before.events.filter((anchor) => !removed.includes(anchor));
  const firstEvent = before.firstEvent ?? (await firstEventOf(eventStore));
  const anchors = { events, firstEvent, losses };
  const changed = losses !== before.losses || firstEvent !== before.firstEvent || kept.anchors === null;
  if (changed && removed.length === 0) await writeAnchors(db, name, anchors);
  const position = await positionIn(eventStore, projection, anchors, kept.position);
  if (position < kept.position) await moveCheckpoint(db, name, kept, { ...kept, position, anchors });
  return { ...kept, position, anchors, removed };
}

/**
 * Where to go on reading: no row holds an event after the newest anchor, and none where there are no anchors. The checkpoint
 * itself may be the place of a record of the server's own, so it counts as long as the store reaches it, and has nothing of
 * ours before it that is in no row.
 */
export async function positionIn(
  store: Pick<EventReader, 'readAll'>,
  { kinds }: Projection,
  { events: [newest] }: Anchors,
  checkpoint: bigint,
): Promise<bigint> {
  const last = newest?.position ?? 0n;
  const streamPrefixes = kinds.map(({ prefix }) => prefix);
  for (let after = last; after < checkpoint;) {
    const { events, position, end } = await store.readAll({ after, streamPrefixes, limit: 1 });
    if (events[0] !== undefined) return events[0].position <= checkpoint ? last : checkpoint;
    if (end && position < checkpoint) return last;
    after = position;
  }
  return checkpoint;
}

/** The last events that the rows themselves name. One that the store does not have stays without its id. */
async function anchorsOfRows(db: Database, projection: Projection, store: EventReader): Promise<Anchors> {
  const events: Anchor[] = [];
  for (const { stream, revision, position } of (await projection.lastEvents?.(db)) ?? []) {
    const page = await unlessRemoved(store.readStream(stream, { from: revision, limit: 1 }));
    const [event] = page instanceof StreamRemoved ? [] : page.events;
    events.push({ stream, revision, position, id: event?.revision === revision ? event.id : '' });
  }
  return anchoredTo(NO_ANCHORS, events);
}
