import { v7 as uuidv7 } from 'uuid';
import { EventStoreUnavailable } from '../event-store.errors.js';
import {
  type EventReader,
  type EventStore,
  type JsonObject,
  type RecordedEvent,
} from '../event-store.port.js';
import { readWholeStream } from '../read-whole-stream.js';

/** The stream that keeps what was accepted as lost. It lies in the store itself, where every service finds it. */
export const LOSSES_STREAM = 'accepted-losses';

/** What a person decided: the events that the store had beyond this are lost, and work goes on without them. */
export interface AcceptedLoss {
  readonly by: string;
  readonly reason: string;
  /** RFC 3339 in UTC. */
  readonly acceptedAt: string;
  /** Where the store ended when it was decided. */
  readonly position: bigint;
}

/** How many losses were accepted in a store. */
export async function countLosses(store: Pick<EventReader, 'readStream'>): Promise<number> {
  const { events } = await store.readStream(LOSSES_STREAM, { direction: 'backwards', limit: 1 });
  return (events[0]?.revision ?? -1) + 1;
}

/** All that were accepted, the first one first. */
export async function readLosses(store: Pick<EventReader, 'readStream'>): Promise<readonly AcceptedLoss[]> {
  return (await readWholeStream(store, LOSSES_STREAM)).map(lossIn);
}

/**
 * Records that a loss is accepted: durable when the promise resolves. From then on whoever remembers an event that is gone
 * forgets what is gone, and goes on.
 *
 * @param found what was found to be missing, for people
 * @returns the loss, and how many were accepted with it
 */
export async function acceptLoss(
  store: EventStore,
  { by, reason, found }: { readonly by: string; readonly reason: string; readonly found: readonly string[] },
): Promise<AcceptedLoss & { readonly losses: number }> {
  const [losses, position] = [await countLosses(store), await store.head()];
  const data = { by, reason, acceptedAt: new Date().toISOString(), position: position.toString() };
  const event = {
    id: uuidv7(),
    type: 'LossAccepted',
    data: { ...data, found: [...found] },
    metadata: { by },
  };
  const appended = await store.append(LOSSES_STREAM, [event], losses === 0 ? 'none' : losses - 1);
  if (appended.outcome === 'appended') return { ...data, position, losses: losses + 1 };
  throw new EventStoreUnavailable(
    'Somebody else accepted a loss in the same moment; look at what is left to accept.',
  );
}

function lossIn({ data }: RecordedEvent): AcceptedLoss {
  const { by, reason, acceptedAt, position } = data as JsonObject & Record<string, string>;
  return {
    by: by ?? '',
    reason: reason ?? '',
    acceptedAt: acceptedAt ?? '',
    position: BigInt(position ?? 0),
  };
}
