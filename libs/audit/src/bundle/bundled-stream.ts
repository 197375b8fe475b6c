import { stateOf } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { type BundledStream, toBase64 } from '#kafila/proof';
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

/** Where each event is in the log; undefined where it is not in it yet. */
export async function loggedEvents(
  log: LogReading,
  events: readonly RecordedEvent[],
): Promise<{ readonly event: RecordedEvent; readonly leaf: number | undefined }[]> {
  const found = [];
  for (const event of events) found.push({ event, leaf: await log.indexOf(event.position) });
  return found;
}

/** Its events with their proofs, which lead to the tree of that size, and what they fold to. */
export async function bundledStream(
  log: LogReading,
  { stream, events }: FoundStream,
  size: number,
): Promise<BundledStream> {
  const withProofs = [];
  for (const { event, leaf } of events) {
    const { revision, id, type, recordedAt, data, metadata, raw } = event;
    const proof = (await log.proveInclusion(leaf, size)).map(toBase64);
    const content = { data, metadata, ...(raw && { raw }) };
    withProofs.push({ revision, id, type, recordedAt, ...content, leaf, proof });
  }
  return {
    stream,
    events: withProofs,
    state: stateOf(
      stream,
      events.map(({ event }) => event),
    ),
  };
}
