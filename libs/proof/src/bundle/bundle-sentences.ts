import { convoyStream, FOLDED_BY } from '#kafila/domain';
import { toBase64 } from '../bytes/base64.js';
import { type Checkpoint } from '../note/checkpoint.js';
import { type Verified } from '../note/signature.js';
import { COSIGNATURE, hexKeyId } from '../note/verifier-key.js';
import { type NoteSignature } from '../note/note.js';
import { type Bundle } from './bundle.js';
import { type SignedEvents } from './check-signatures.js';
import { notProvenOfSigners, provenOfSigners } from './signer-sentences.js';

/** What was checked when the sentences are written. */
export interface Checked {
  readonly bundle: Bundle;
  readonly checkpoint: Checkpoint;
  readonly by: readonly Verified[];
  readonly unknown: readonly NoteSignature[];
  readonly signed: readonly SignedEvents[];
}

/** What follows from the file and the keys. */
export function provenSentences({ bundle, checkpoint, by, signed }: Checked): string[] {
  const { origin, size } = checkpoint;
  const sentences: string[] = [];
  for (const { key, seconds } of by) {
    const named = `${key.name} (key ${hexKeyId(key.keyId)})`;
    sentences.push(
      seconds === null
        ? `${named} signed that its log ${origin} had ${size} events with the root ${toBase64(checkpoint.root)}.`
        : `The witness ${named} signed at ${instant(seconds)} that this was the largest tree it had seen of ${origin}, ` +
            'and that it only added to all it had seen before.',
    );
  }
  for (const { stream, events } of bundle.streams) {
    sentences.push(
      `All ${events.length} events of ${stream} in this file, revisions 0 to ${events.length - 1} without a gap, are in ` +
        'that log exactly as they stand here: stream, revision, type, id, time of recording, data and metadata.',
    );
  }
  sentences.push(...provenOfSigners(bundle, signed));
  for (const { stream, state } of bundle.streams) {
    if (state === null || bundle.foldedBy !== FOLDED_BY) continue;
    sentences.push(
      `These events of ${stream} fold to the state that stands beside them (folded again here, by ${FOLDED_BY}).`,
    );
  }
  return sentences;
}

/** What does not follow, however much one might think so. */
export function notProvenSentences({ bundle, checkpoint, by, unknown, signed }: Checked): string[] {
  const { convoyId, streams } = bundle;
  const sentences = streams.map(
    ({ stream, events }) =>
      `That ${stream} has no event after revision ${events.length - 1}: a proof shows what is in the log, not that nothing ` +
      'else is. Whoever has the whole log can see that.',
  );
  sentences.push(`That these are all the streams that concern the convoy ${convoyId}.`);
  for (const { stream, events } of streams) {
    if (stream === convoyStream(convoyId)) continue;
    if (events.some(({ metadata, data }) => [metadata, data].some((part) => part['convoyId'] === convoyId)))
      continue;
    sentences.push(`That ${stream} concerns the convoy ${convoyId}: none of its events names it.`);
  }
  for (const { stream, state } of streams) {
    if (state === null) sentences.push(`What state ${stream} is in: its events cannot be digested.`);
    else if (bundle.foldedBy !== FOLDED_BY) {
      sentences.push(
        `That ${stream} folds to the state that stands beside its events: it was folded by ${bundle.foldedBy}, this verifier ` +
          `folds by ${FOLDED_BY}. Verify with the version of Kafila that made the file.`,
      );
    }
  }
  sentences.push(...notProvenOfSigners(bundle, signed));
  sentences.push('That what was reported is true: only that it was recorded like this.');
  sentences.push('That the times of recording are right: they are of the clock of the store.');
  if (!by.some(({ key }) => key.type === COSIGNATURE)) {
    sentences.push(
      `That everybody is shown the same log: no witness whose key was given has signed this checkpoint of ${checkpoint.origin}.`,
    );
  }
  for (const { name, keyId } of unknown) {
    sentences.push(
      `The signature of ${name} (key ${hexKeyId(keyId)}): its key was not given, it was not looked at.`,
    );
  }
  return sentences;
}

function instant(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `second ${seconds} since 1970` : date.toISOString();
}
