import { FOLDED_BY, stateOf, type Unit, UNIT_PREFIX } from '#kafila/domain';
import { type EventReader } from '#kafila/event-store';
import {
  BUNDLE_FORMAT,
  type BundledSigner,
  bundleText,
  leafFormatOfAll,
  standingEvents,
} from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { type SignedCheckpoint } from '../signing/signed-checkpoint.js';
import { isSignedAsWell } from '../log/cosigned.js';
import { type LogReading } from '../log/log-reading.js';
import { type FoundStream, foundStream, provenStream } from './bundled-stream.js';

/** A bundle is one text, which whoever verifies it holds as a whole. Programs hold about half a billion characters. */
const MOST_CHARACTERS = 256 * 1024 * 1024;

export interface MakeBundleOptions {
  readonly log: LogReading;
  readonly store: Pick<EventReader, 'readStream'>;
  readonly convoyId: string;
  /** The streams of the convoy: its own, those of its carnets and of its declarations. */
  readonly streams: readonly string[];
  /** About; default: as many as programs hold. */
  readonly mostCharacters?: number;
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

/** The convoy has more events than fit into one bundle. */
export interface TooLargeToBundle {
  readonly outcome: 'too-large';
  /** The stream that did not fit. */
  readonly stream: string;
  readonly mostCharacters: number;
}

/**
 * Puts the events of one convoy, the state they fold to, the proofs that they are in the log, and the checkpoint to which
 * the proofs lead into one file that can be verified by itself (`verifyBundle`). It leads to the last cosigned checkpoint
 * where that has all the events and every key that signs today signed it, else to the last one.
 */
export async function makeBundle(
  options: MakeBundleOptions,
): Promise<MadeBundle | NothingToBundle | TooLargeToBundle> {
  const { log, store, convoyId, mostCharacters = MOST_CHARACTERS } = options;
  const room = { left: mostCharacters };
  const found: FoundStream[] = [];
  let notLoggedYet = 0;
  for (const stream of [...new Set(options.streams)].sort()) {
    const read = await foundStream(log, store, stream, room);
    if (read === undefined) return { outcome: 'too-large', stream, mostCharacters };
    if (read.events.length === 0) return { outcome: 'nothing-to-bundle', stream };
    notLoggedYet += read.notLoggedYet;
    found.push(read);
  }
  const ofUnits: FoundStream[] = [];
  for (const stream of unitStreamsOf(found)) {
    const read = await foundStream(log, store, stream, room);
    if (read === undefined) return { outcome: 'too-large', stream, mostCharacters };
    if (read.events.length > 0) ofUnits.push(read);
  }
  const events = found.flatMap((stream) => stream.events);
  const all = [...found, ...ofUnits].flatMap((stream) => stream.events);
  const last = all.reduce((most, { leaf }) => Math.max(most, leaf), 0);
  const checkpoint = await checkpointOver(log, last + 1);
  const proven = (stream: FoundStream): Promise<BundledSigner> => provenStream(log, stream, checkpoint.size);
  const signers = await Promise.all(ofUnits.map(proven));
  const streams = (await Promise.all(found.map(proven))).map((one) => ({
    ...one,
    state: stateOf(one.stream, standingEvents(one, signers)),
  }));
  const content = {
    bundle: BUNDLE_FORMAT,
    leafFormat: leafFormatOfAll(all.map(({ event }) => event)),
    foldedBy: FOLDED_BY,
    convoyId,
    checkpoint: checkpoint.note,
    streams,
    signers,
  };
  const text = bundleText(content, nodeCrypto);
  return { outcome: 'made', text, events: events.length, notLoggedYet, checkpoint };
}

/** Of the units whose reports are among the events: which keys they had decides what their reports are worth. */
function unitStreamsOf(found: readonly FoundStream[]): readonly string[] {
  const units = new Set<string>();
  for (const { event } of found.flatMap(({ events }) => events)) {
    const { unitId } = (event.metadata['unit'] ?? {}) as Partial<Unit>;
    if (typeof unitId === 'string') units.add(`${UNIT_PREFIX}${unitId}`);
  }
  return [...units].sort();
}

async function checkpointOver(log: LogReading, leaves: number): Promise<SignedCheckpoint> {
  const { checkpoint } = log;
  const cosigned = await log.cosignedCheckpoint();
  if (cosigned === undefined || cosigned.size < leaves) return checkpoint;
  // After a rotation whoever has the new key only must be able to verify it.
  return isSignedAsWell(checkpoint, cosigned) ? cosigned : checkpoint;
}
