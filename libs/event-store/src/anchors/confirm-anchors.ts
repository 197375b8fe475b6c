import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreChanged } from '../event-store.errors.js';
import { type EventReader } from '../event-store.port.js';
import { countLosses } from './accepted-losses.js';
import { type Anchor, type Anchors } from './anchors.js';

/** What a store says to somebody who remembers it. */
export type Confirmed =
  | {
      /** It has all that is remembered. */
      readonly outcome: 'same';
      readonly losses: number;
      /** Newer anchors whose streams somebody deleted or cut off in the store; the others show that nothing else is gone. */
      readonly removed: readonly Anchor[];
    }
  /** It lost what is remembered, and a person has accepted that: forget it. */
  | { readonly outcome: 'loss-accepted'; readonly losses: number };

/** What anchors are confirmed by. */
export type Remembered = Pick<EventReader, 'readStream' | 'readAll' | 'isRemoved' | 'showsWithinMs'>;

const LOOK_AGAIN_MS = 100;

/**
 * Asks a store whether it still has the events that somebody remembers. The newest one there: it has all of them. A newer
 * one removed with its stream, and an older one there: only that stream is gone.
 *
 * @throws EventStoreChanged the newest is gone otherwise, or all are: an older copy was put back, or another store
 * @throws EventStoreUnavailable
 */
export async function confirmAnchors(store: Remembered, anchors: Anchors): Promise<Confirmed> {
  const losses = await countLosses(store);
  const removed: Anchor[] = [];
  for (const anchor of anchors.events) {
    const found = await lookForPatiently(store, anchor);
    if (found === 'there') return { outcome: 'same', losses, removed };
    if (found === 'lost') break;
    removed.push(anchor);
  }
  const [newest] = anchors.events;
  if (newest === undefined) return { outcome: 'same', losses, removed };
  if (losses > anchors.losses) return { outcome: 'loss-accepted', losses };
  const same = anchors.firstEvent !== null && anchors.firstEvent === (await firstEventOf(store));
  const { stream, revision, position } = newest;
  throw new EventStoreChanged(
    `The event store has no longer revision ${revision} of ${stream}, which it recorded at position ` +
      `${position.toString()}: ${same ? 'an older copy was put in its place' : 'it is another store'}. ` +
      'Put the right one back, or accept the loss: kafila projections accept-loss.',
  );
}

/** Id of the first event of a store: what it has in common with its copies. */
export async function firstEventOf(store: Pick<EventReader, 'readAll'>): Promise<string | null> {
  for (let after = 0n; ;) {
    const { events, position, end } = await store.readAll({ after, limit: 1 });
    if (events[0] !== undefined || end) return events[0]?.id ?? null;
    after = position;
  }
}

/** A leader that was just elected may not show yet what it has. */
async function lookForPatiently(store: Remembered, anchor: Anchor): Promise<'there' | 'removed' | 'lost'> {
  const { showsWithinMs = 0 } = store;
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    const found = await lookFor(store, anchor);
    if (found !== 'lost' || waited >= showsWithinMs) return found;
    await delay(LOOK_AGAIN_MS);
  }
}

async function lookFor(store: Remembered, anchor: Anchor): Promise<'there' | 'removed' | 'lost'> {
  const { stream, revision, id, position } = anchor;
  const isRemoved = (): Promise<boolean> => store.isRemoved?.(stream, revision) ?? Promise.resolve(false);
  try {
    const [event] = (await store.readStream(stream, { from: revision, limit: 1 })).events;
    const same = event?.id.toLowerCase() === id.toLowerCase() && event.revision === revision;
    if (same && event.position === position) return 'there';
  } catch (error) {
    if (await isRemoved()) return 'removed';
    throw error;
  }
  return (await isRemoved()) ? 'removed' : 'lost';
}
