import { convoyStream, FOLDED_BY, type Json, stateOf } from '#kafila/domain';
import { fromBase64 } from '../bytes/base64.js';
import { canonicalJson } from '../canonical/canonical-json.js';
import { type Crypto } from '../crypto/crypto.js';
import { encodeLeaf } from '../leaf/leaf.js';
import { provesInclusion } from '../merkle/check-proof.js';
import { leafHash } from '../merkle/hash.js';
import { type Checkpoint, readCheckpoint } from '../note/checkpoint.js';
import { readNote } from '../note/note.js';
import { openNote } from '../note/signature.js';
import { COSIGNATURE, NOTE_SIGNATURE, type VerifierKey } from '../note/verifier-key.js';
import { allStreamsOf, type Bundle, type BundledSigner, type BundledStream } from './bundle.js';
import { checkSignatures } from './check-signatures.js';
import { readBundle } from './read-bundle.js';
import { standingEvents } from './standing-events.js';
import { bundleDigest } from './bundle-text.js';
import { BundleRefused, type BundleVerdict } from './bundle-verdict.js';
import { type Checked, notProvenSentences, provenSentences } from './bundle-sentences.js';

/**
 * Verifies a bundle with nothing but the file and keys that are trusted: the log's, and those of witnesses. Says what
 * was proven and what was not, or the first thing that is wrong.
 */
export function verifyBundle(
  file: string | Uint8Array,
  keys: readonly VerifierKey[],
  crypto: Crypto,
): BundleVerdict {
  try {
    const { text, bundle } = readBundle(file);
    const signed = openCheckpoint(bundle, keys, crypto);
    checkStreams(bundle);
    for (const stream of allStreamsOf(bundle)) checkInclusion(stream, signed.checkpoint, crypto);
    const checked = { ...signed, signed: checkSignatures(bundle, crypto) };
    const statesProven = bundle.foldedBy === FOLDED_BY;
    if (statesProven) for (const stream of bundle.streams) checkState(stream, bundle.signers ?? []);
    checkFile(text, bundle, crypto);
    return {
      outcome: 'proven',
      bundle,
      checkpoint: signed.checkpoint,
      events: bundle.streams.reduce((sum, { events }) => sum + events.length, 0),
      statesProven,
      proven: provenSentences(checked),
      notProven: notProvenSentences(checked),
    };
  } catch (error) {
    if (error instanceof BundleRefused) return { outcome: 'refused', fault: error.fault };
    throw error;
  }
}

function openCheckpoint(
  bundle: Bundle,
  keys: readonly VerifierKey[],
  crypto: Crypto,
): Omit<Checked, 'signed'> {
  let note: ReturnType<typeof readNote>;
  let checkpoint: Checkpoint;
  try {
    note = readNote(bundle.checkpoint);
    checkpoint = readCheckpoint(note.text);
  } catch (error) {
    throw new BundleRefused('checkpoint-wrong', `The checkpoint is none: ${String(error)}`);
  }
  const ofLog = (key: VerifierKey): boolean => key.type === NOTE_SIGNATURE && key.name === checkpoint.origin;
  const trusted = keys.filter((key) => ofLog(key) || key.type === COSIGNATURE);
  const opened = openNote(note, trusted, crypto);
  if (opened.outcome === 'wrong-signature') {
    const sentence = `The signature of ${opened.key.name} on the checkpoint is wrong: the checkpoint was altered.`;
    throw new BundleRefused('checkpoint-wrong', sentence);
  }
  if (opened.outcome === 'no-known-key' || !opened.by.some(({ key }) => ofLog(key))) {
    const signers = note.signatures.map(({ name }) => name).join(', ');
    const sentence = `The checkpoint of the log ${checkpoint.origin} is signed by ${signers}, with no key of that log that was given.`;
    throw new BundleRefused('unknown-key', sentence);
  }
  return { bundle, checkpoint, by: opened.by, unknown: opened.unknown };
}

/** Whether the streams are of the convoy, each once, with all revisions from 0 on. */
function checkStreams(bundle: Bundle): void {
  const { convoyId } = bundle;
  const streams = allStreamsOf(bundle);
  const names = streams.map(({ stream }) => stream);
  if (!names.includes(convoyStream(convoyId))) {
    const sentence = `The file names the convoy ${convoyId}, but has no stream ${convoyStream(convoyId)}.`;
    throw new BundleRefused('other-convoy', sentence);
  }
  for (const [at, { stream, events }] of streams.entries()) {
    if (names.indexOf(stream) !== at) {
      throw new BundleRefused('not-a-bundle', `The file has the stream ${stream} twice.`, stream);
    }
    for (const [expected, { revision }] of events.entries()) {
      if (revision === expected) continue;
      const sentence = `Where revision ${expected} of ${stream} should be, the file has revision ${revision}.`;
      throw new BundleRefused('event-missing', sentence, stream, expected);
    }
  }
}

function checkInclusion({ stream, events }: BundledSigner, { size, root }: Checkpoint, crypto: Crypto): void {
  for (const { leaf: index, proof, ...event } of events) {
    const hash = leafHash(encodeLeaf({ stream, ...event }, crypto), crypto);
    const steps = proof.map((step) => fromBase64(step) ?? new Uint8Array());
    // Nothing proves what stands beside raw bytes.
    const alone = !event.raw || canonicalJson([event.data, event.metadata]) === '[{},{}]';
    if (alone && provesInclusion({ index, size, leafHash: hash, root }, steps, crypto)) continue;
    const sentence =
      `Revision ${event.revision} of ${stream} (event ${event.id}) is not leaf ${index} of the log as it stands here: ` +
      'the event, or its proof, was altered.';
    throw new BundleRefused('event-altered', sentence, stream, event.revision);
  }
}

/** Folds the events again. */
function checkState(bundled: BundledStream, signers: readonly BundledSigner[]): void {
  const { stream, state } = bundled;
  const folded = stateOf(stream, standingEvents(bundled, signers));
  if (canonicalJson(folded) === canonicalJson(state)) return;
  const sentence = `The events of ${stream} are proven, but they do not fold to the state that the file shows of it.`;
  throw new BundleRefused('state-differs', sentence, stream);
}

/** What is left after all proofs: a byte that means nothing, or a signature that nobody could check. */
function checkFile(text: string, bundle: Bundle, crypto: Crypto): void {
  const { sha256, ...content } = bundle;
  if (text === `${canonicalJson(bundle as unknown as Json)}\n` && sha256 === bundleDigest(content, crypto))
    return;
  throw new BundleRefused(
    'file-altered',
    'All events are proven, but the file is not byte for byte as it was written: its digest or its form is wrong.',
  );
}
