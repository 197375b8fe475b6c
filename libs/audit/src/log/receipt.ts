import { type EventStore, type RecordedEvent } from '#kafila/event-store';
import { type SignedCheckpoint } from './signed-checkpoint.js';
import { type TransparencyLog } from './transparency-log.js';

/** That an event is in the log: with it and the key of the log, anybody can prove it. */
export interface Receipt {
  readonly outcome: 'logged';
  /** As recorded. Its leaf is made of it, without its position. */
  readonly event: RecordedEvent;
  /** Index of its leaf. */
  readonly leaf: number;
  readonly proof: readonly Buffer[];
  /** The checkpoint to which the proof leads. */
  readonly checkpoint: SignedCheckpoint;
}

/** The event is recorded; the log has not got to it yet. Ask again. */
export interface NotLoggedYet {
  readonly outcome: 'not-logged-yet';
  readonly event: RecordedEvent;
  /** The log is true up to here. */
  readonly logPosition: bigint;
}

/** The stream has no such event, or there is no such stream. */
export interface NoSuchEvent {
  readonly outcome: 'no-such-event';
  readonly streamExists: boolean;
}

/**
 * Looks an event up by its stream and id and proves that it is in the log. The stream is the ledger of ids (law 2), so it
 * is read until the id is found, the latest events first.
 */
export async function receiptFor(
  log: TransparencyLog,
  store: EventStore,
  stream: string,
  id: string,
): Promise<Receipt | NotLoggedYet | NoSuchEvent> {
  const found = await findEvent(store, stream, id);
  if (typeof found === 'boolean') return { outcome: 'no-such-event', streamExists: found };
  const leaf = await log.indexOf(found.position);
  if (leaf === undefined) return { outcome: 'not-logged-yet', event: found, logPosition: log.position };
  const { checkpoint } = log;
  const proof = await log.proveInclusion(leaf, checkpoint.size);
  return { outcome: 'logged', event: found, leaf, proof, checkpoint };
}

/** The event, or whether there is a stream of that name. */
async function findEvent(store: EventStore, stream: string, id: string): Promise<RecordedEvent | boolean> {
  let from: number | undefined;
  for (;;) {
    const page = await store.readStream(stream, {
      direction: 'backwards',
      ...(from === undefined ? {} : { from }),
    });
    const found = page.events.find((event) => event.id === id);
    if (found !== undefined) return found;
    if (page.next === null) return page.exists;
    from = page.next;
  }
}
