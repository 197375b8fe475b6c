import { hash } from 'node:crypto';
import {
  canonicalJson,
  type EventReader,
  type Json,
  readWholeStream,
  type RecordedEvent,
} from '#kafila/event-store';
import { leafFormatOfAll } from '../leaf/leaf.js';
import { type SignedCheckpoint } from '../signing/signed-checkpoint.js';
import { isSignedAsWell } from '../log/cosigned.js';
import { type LogReading } from '../log/log-reading.js';
import { type Bundle, BUNDLE_FORMAT } from './bundle-file.js';
import { FOLDED_BY, stateOf } from './state-of.js';

export interface MakeBundleOptions {
  readonly log: LogReading;
  readonly store: Pick<EventReader, 'readStream'>;
  readonly convoyId: string;
  /** The streams of the convoy: its own, those of its carnets and of its declarations. */
  readonly streams: readonly string[];
}

/** A bundle as the text of a file. */
export interface MadeBundle {
  readonly outcome: 'made';
  readonly text: string;
  readonly events: number;
  /** Events that were recorded but are not in the log yet; the bundle is without them. */
  readonly notLoggedYet: number;
  readonly checkpoint: SignedCheckpoint;
}

/** A stream of that name has no event, or none that is in the log yet; so there is nothing to bundle. */
export interface NothingToBundle {
  readonly outcome: 'nothing-to-bundle';
  readonly stream: string;
}

/**
 * Puts the events of one convoy, the state they fold to, the proofs that they are in the log, and the checkpoint to which
 * the proofs lead into one file that can be verified by itself (`verifyBundle`). It leads to the last cosigned checkpoint
 * where that has all the events and every key that signs today signed it, else to the last one.
 */
export async function makeBundle(options: MakeBundleOptions): Promise<MadeBundle | NothingToBundle> {
  const { log, store, convoyId } = options;
  const found: FoundStream[] = [];
  let notLoggedYet = 0;
  for (const stream of [...new Set(options.streams)].sort()) {
    const events = await loggedEvents(log, await readWholeStream(store, stream));
    const logged = events.filter((event): event is LoggedAt => event.leaf !== undefined);
    if (logged.length === 0) return { outcome: 'nothing-to-bundle', stream };
    notLoggedYet += events.length - logged.length;
    found.push({ stream, events: logged });
  }
  const events = found.flatMap((stream) => stream.events);
  const last = events.reduce((most, { leaf }) => Math.max(most, leaf), 0);
  const checkpoint = await checkpointOver(log, last + 1);
  const streams = await Promise.all(found.map((stream) => bundled(log, stream, checkpoint.size)));
  const content = {
    bundle: BUNDLE_FORMAT,
    leafFormat: leafFormatOfAll(events.map(({ event }) => event)),
    foldedBy: FOLDED_BY,
    convoyId,
    checkpoint: checkpoint.note,
    streams,
  };
  const text = bundleText(content);
  return { outcome: 'made', text, events: events.length, notLoggedYet, checkpoint };
}

/** Canonical JSON, so that every byte of the file is determined by what it says; the digest finds what got damaged. */
export function bundleText(content: Omit<Bundle, 'sha256'>): string {
  const whole = { ...content, sha256: bundleDigest(content) };
  return `${canonicalJson(whole as unknown as Json)}\n`;
}

/** SHA-256, as hex, over the canonical JSON of all members but the digest. */
export function bundleDigest(content: Omit<Bundle, 'sha256'>): string {
  return hash('sha256', canonicalJson(content as unknown as Json), 'hex');
}

interface FoundStream {
  readonly stream: string;
  readonly events: readonly LoggedAt[];
}

interface LoggedAt {
  readonly event: RecordedEvent;
  readonly leaf: number;
}

async function loggedEvents(
  log: LogReading,
  events: readonly RecordedEvent[],
): Promise<{ readonly event: RecordedEvent; readonly leaf: number | undefined }[]> {
  const found = [];
  for (const event of events) found.push({ event, leaf: await log.indexOf(event.position) });
  return found;
}

async function checkpointOver(log: LogReading, leaves: number): Promise<SignedCheckpoint> {
  const { checkpoint } = log;
  const cosigned = await log.cosignedCheckpoint();
  if (cosigned === undefined || cosigned.size < leaves) return checkpoint;
  // After a rotation whoever has the new key only must be able to verify it.
  return isSignedAsWell(checkpoint, cosigned) ? cosigned : checkpoint;
}

async function bundled(
  log: LogReading,
  { stream, events }: FoundStream,
  size: number,
): Promise<Bundle['streams'][number]> {
  const withProofs = [];
  for (const { event, leaf } of events) {
    const { revision, id, type, recordedAt, data, metadata, raw } = event;
    const proof = (await log.proveInclusion(leaf, size)).map((step) => step.toString('base64'));
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
