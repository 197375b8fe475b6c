import { setImmediate as nextTurn } from 'node:timers/promises';
import { reportIdOf } from '#kafila/domain';
import { type EventReader, type RecordedEvent } from '#kafila/event-store';
import { type SignedCheckpoint } from '../signing/signed-checkpoint.js';
import { type LogReading } from './log-reading.js';

/** That an event is in the log: with it and the key of the log, anybody can prove it. */
export interface Receipt {
  readonly outcome: 'logged';
  /** As recorded. Its leaf is made of it, without its position. */
  readonly event: RecordedEvent;
  /** Index of its leaf. */
  readonly leaf: number;
  readonly proof: readonly Uint8Array[];
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
 * Looks an event up by its stream and id (of a report, the id that its unit gave it) and proves that it is in the log. The stream is the ledger of ids (law 2), so it
 * is read until the id is found, the latest events first.
 */
export async function receiptFor(
  log: LogReading,
  store: EventReader,
  stream: string,
  id: string,
): Promise<Receipt | NotLoggedYet | NoSuchEvent> {
  const found = await findEvent(store, stream, id);
  return typeof found === 'boolean'
    ? { outcome: 'no-such-event', streamExists: found }
    : proveLogged(log, found);
}

/** Proves that an event is in the log. */
export async function proveLogged(log: LogReading, event: RecordedEvent): Promise<Receipt | NotLoggedYet> {
  const leaf = await log.indexOf(event.position);
  if (leaf === undefined) return { outcome: 'not-logged-yet', event, logPosition: log.position };
  const { checkpoint } = log;
  const proof = await log.proveInclusion(leaf, checkpoint.size);
  return { outcome: 'logged', event, leaf, proof, checkpoint };
}

/** The event of that id (of a report, the id that its unit gave it), or at that revision; else whether there is a stream of that name. */
export async function findEvent(
  store: EventReader,
  stream: string,
  idOrRevision: string | number,
): Promise<RecordedEvent | boolean> {
  if (typeof idOrRevision === 'number') {
    const { events, exists } = await store.readStream(stream, { from: idOrRevision, limit: 1 });
    return events[0] ?? exists;
  }
  let from: number | undefined;
  for (;;) {
    const page = await store.readStream(stream, {
      direction: 'backwards',
      ...(from === undefined ? {} : { from }),
    });
    const found = page.events.find((event) => reportIdOf(event) === idOrRevision);
    if (found !== undefined) return found;
    if (page.next === null) return page.exists;
    from = page.next;
    // A store on this machine gives page after page without a pause.
    await nextTurn();
  }
}
