import { convoyStream } from '#kafila/domain';
import { compileCheck } from '#kafila/platform';
import { canonicalJson, type Json } from '#kafila/event-store';
import { encodeLeaf, LEAF_FORMAT, leafFormatOfAll, RAW_LEAF_FORMAT } from '../leaf/leaf.js';
import { provesInclusion } from '../merkle/check-proof.js';
import { leafHash } from '../merkle/hash.js';
import { fromBase64 } from '../note/base64.js';
import { type Checkpoint, readCheckpoint } from '../note/checkpoint.js';
import { readNote } from '../note/note.js';
import { openNote } from '../note/signature.js';
import { COSIGNATURE, NOTE_SIGNATURE, type VerifierKey } from '../note/verifier-key.js';
import { Bundle, BUNDLE_FORMAT } from './bundle-file.js';
import { BundleRefused, type BundleVerdict } from './bundle-verdict.js';
import { type Checked, notProvenSentences, provenSentences } from './bundle-sentences.js';
import { bundleDigest } from './make-bundle.js';
import { FOLDED_BY, stateOf } from './state-of.js';

const checkBundle = compileCheck(Bundle);

/**
 * Verifies a bundle with nothing but the file and keys that are trusted: the log's, and those of witnesses. Says what
 * was proven and what was not, or the first thing that is wrong.
 */
export function verifyBundle(file: string | Uint8Array, keys: readonly VerifierKey[]): BundleVerdict {
  try {
    const text = typeof file === 'string' ? file : decoded(file);
    const bundle = read(text);
    const signed = openCheckpoint(bundle, keys);
    checkStreams(bundle);
    for (const stream of bundle.streams) checkInclusion(stream, signed.checkpoint);
    const statesProven = bundle.foldedBy === FOLDED_BY;
    if (statesProven) bundle.streams.forEach(checkState);
    checkFile(text, bundle);
    return {
      outcome: 'proven',
      bundle,
      checkpoint: signed.checkpoint,
      events: bundle.streams.reduce((sum, { events }) => sum + events.length, 0),
      statesProven,
      proven: provenSentences(signed),
      notProven: notProvenSentences(signed),
    };
  } catch (error) {
    if (error instanceof BundleRefused) return { outcome: 'refused', fault: error.fault };
    throw error;
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new BundleRefused('not-a-bundle', 'The file is no text in UTF-8.');
  }
}

function read(text: string): Bundle {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BundleRefused('not-a-bundle', `The file is no JSON: ${String(error)}`);
  }
  checkFormat(value, 'bundle', [BUNDLE_FORMAT]);
  checkFormat(value, 'leafFormat', [LEAF_FORMAT, RAW_LEAF_FORMAT]);
  const checked = checkBundle(value);
  if (checked.ok) {
    const needed = leafFormatOfAll(checked.value.streams.flatMap(({ events }) => events));
    checkFormat(value, 'leafFormat', [needed]);
    return checked.value;
  }
  const [first] = checked.errors;
  throw new BundleRefused(
    'not-a-bundle',
    `The file is no bundle: ${first?.pointer ?? '#'} ${first?.detail ?? 'is wrong'}.`,
  );
}

function checkFormat(value: unknown, member: 'bundle' | 'leafFormat', known: readonly number[]): void {
  if (typeof value !== 'object' || value === null || !(member in value)) return;
  const format = (value as Record<string, unknown>)[member];
  if (typeof format !== 'number' || known.includes(format)) return;
  const sentence = `The member "${member}" says format ${format}; this verifier knows ${known.join(' and ')}.`;
  throw new BundleRefused('unknown-format', sentence);
}

function openCheckpoint(bundle: Bundle, keys: readonly VerifierKey[]): Checked {
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
  const opened = openNote(note, trusted);
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
function checkStreams({ convoyId, streams }: Bundle): void {
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

function checkInclusion({ stream, events }: Bundle['streams'][number], { size, root }: Checkpoint): void {
  for (const { leaf: index, proof, ...event } of events) {
    const hash = leafHash(encodeLeaf({ stream, ...event }));
    const steps = proof.map((step) => fromBase64(step) ?? Buffer.alloc(0));
    // Nothing proves what stands beside raw bytes.
    const alone = !event.raw || canonicalJson([event.data, event.metadata]) === '[{},{}]';
    if (alone && provesInclusion({ index, size, leafHash: hash, root }, steps)) continue;
    const sentence =
      `Revision ${event.revision} of ${stream} (event ${event.id}) is not leaf ${index} of the log as it stands here: ` +
      'the event, or its proof, was altered.';
    throw new BundleRefused('event-altered', sentence, stream, event.revision);
  }
}

/** Folds the events again. */
function checkState({ stream, events, state }: Bundle['streams'][number]): void {
  const folded = stateOf(
    stream,
    events.map((event) => Object.assign({ stream }, event)),
  );
  if (canonicalJson(folded) === canonicalJson(state)) return;
  const sentence = `The events of ${stream} are proven, but they do not fold to the state that the file shows of it.`;
  throw new BundleRefused('state-differs', sentence, stream);
}

/** What is left after all proofs: a byte that means nothing, or a signature that nobody could check. */
function checkFile(text: string, bundle: Bundle): void {
  const { sha256, ...content } = bundle;
  if (text === `${canonicalJson(bundle as unknown as Json)}\n` && sha256 === bundleDigest(content)) return;
  throw new BundleRefused(
    'file-altered',
    'All events are proven, but the file is not byte for byte as it was written: its digest or its form is wrong.',
  );
}
