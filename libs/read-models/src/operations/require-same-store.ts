import { confirmAnchors, type EventReader, EventStoreChanged } from '#kafila/event-store';
import { type ReadModels } from '../database/read-models.js';
import { readCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { OperationRefused } from './projection-operations.error.js';

/** @throws OperationRefused `event-store-changed` */
export async function requireSameStore(
  { eventStore, readModels }: { readonly eventStore: EventReader; readonly readModels: ReadModels },
  name: string,
): Promise<void> {
  const checkpoint = await readCheckpoint(readModels.read, name);
  if (!checkpoint?.anchors) return;
  try {
    const { outcome } = await confirmAnchors(eventStore, checkpoint.anchors);
    if (outcome === 'same') return;
  } catch (error) {
    if (!(error instanceof EventStoreChanged)) throw error;
    throw new OperationRefused('event-store-changed', error.message);
  }
  throw new OperationRefused(
    'event-store-changed',
    `A loss of events was accepted: the projector makes the rows of '${name}' anew. Start it, and wait for that.`,
  );
}
