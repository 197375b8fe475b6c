import { type EventReader, type RecordedEvent, streamPages } from '#kafila/event-store';
import { type BundledEvent, type BundledSigner, toBase64 } from '#kafila/proof';
import { type LogReading } from '../log/log-reading.js';

/** A stream, and those of its events that are in the log. */
export interface FoundStream {
  readonly stream: string;
  readonly events: readonly LoggedAt[];
}

export interface LoggedAt {
  readonly event: RecordedEvent;
  readonly leaf: number;
}

/** How many characters a bundle may still have. */
export interface Room {
  left: number;
}

/** In base64, with what stands around it in JSON. */
const PROOF_STEP = 47;

/**
 * Reads those events of a stream that are in the log, until there is no room for more.
 *
 * @returns undefined where there is none for all of them
 */
export async function foundStream(
  log: LogReading,
  store: Pick<EventReader, 'readStream'>,
  stream: string,
  room: Room,
): Promise<(FoundStream & { readonly notLoggedYet: number }) | undefined> {
  const proofLength = Math.ceil(Math.log2(log.size + 1)) * PROOF_STEP;
  const events: LoggedAt[] = [];
  let notLoggedYet = 0;
  for await (const page of streamPages(store, stream)) {
    for (const event of page) {
      const leaf = await log.indexOf(event.position);
      if (leaf === undefined) {
        notLoggedYet += 1;
        continue;
      }
      const { data, metadata, raw } = event;
      room.left -= JSON.stringify([data, metadata, raw]).length + proofLength;
      if (room.left < 0) return undefined;
      events.push({ event, leaf });
    }
  }
  return { stream, events, notLoggedYet };
}

/** Its events with their proofs, which lead to the tree of that size. */
export async function provenStream(
  log: LogReading,
  { stream, events }: FoundStream,
  size: number,
): Promise<BundledSigner> {
  const withProofs: BundledEvent[] = [];
  for (const { event, leaf } of events) {
    const { revision, id, type, recordedAt, data, metadata, raw } = event;
    const proof = (await log.proveInclusion(leaf, size)).map(toBase64);
    const content = { data, metadata, ...(raw && { raw }) };
    withProofs.push({ revision, id, type, recordedAt, ...content, leaf, proof });
  }
  return { stream, events: withProofs };
}
