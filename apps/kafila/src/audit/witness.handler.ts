import {
  addKey,
  hasKeys,
  openCheckpoint,
  openKeyRing,
  type SignedCheckpoint,
  Witness,
  type WitnessAnswer,
  witnessStateIn,
  writeAddCheckpoint,
} from '#kafila/audit';
import {
  COSIGNATURE,
  readNote,
  readSignatureLine,
  type VerifierKey,
  writeNote,
  writeVerifierKey,
} from '#kafila/proof';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { reasonOf, ServiceFailure, ServiceUnreachable } from '../../../client/service-failure.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { asJson } from '../as-json.js';
import { handOutKey } from './hand-out-key.js';
import { keysFrom } from './open-evidence.js';

export interface WitnessCommandOptions {
  /** Where the log is served. */
  readonly url: string;
  /** Keys of the log, from a place that is trusted. */
  readonly logKey: readonly string[];
  /** Name of the key that the witness signs with. */
  readonly name: string;
  /** What it remembers, and its key. */
  readonly folder: string;
  /** A file for its public key; undefined: none. */
  readonly keyOut?: string;
  /** Seconds between two looks; 0: once. */
  readonly every: number;
  readonly json: boolean;
}

/**
 * Looks at a log from outside, and cosigns its checkpoint only if that added to the last one cosigned. Otherwise ends
 * with 1, and keeps what it was shown as evidence.
 */
export async function witness(options: WitnessCommandOptions, surroundings: Surroundings): Promise<number> {
  const { folder, name, every } = options;
  const { signal, terminal } = surroundings;
  const keyFolder = join(folder, 'keys');
  if (!(await hasKeys(keyFolder))) {
    const key = await addKey(keyFolder, name, COSIGNATURE);
    terminal.say(`The key of this witness, for those who verify: ${writeVerifierKey(key)}`);
  }
  const [key] = (await openKeyRing(keyFolder, name)).signers;
  const logs = await keysFrom(options.logKey);
  const state = witnessStateIn(join(folder, 'seen'));
  await handOutKey(key.verifier, options.keyOut, terminal);
  const at = new Witness({ key, logs, state, now: () => new Date() });
  for (;;) {
    const latest = await look(options, { at, state, logs, surroundings });
    if (every === 0 || latest !== EXIT.done) return latest;
    await delay(every * 1000, undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
  }
}

interface Watching {
  readonly at: Witness;
  readonly state: ReturnType<typeof witnessStateIn>;
  readonly logs: readonly VerifierKey[];
  readonly surroundings: Surroundings;
}

async function look(options: WitnessCommandOptions, watching: Watching): Promise<number> {
  const { url, folder, json } = options;
  const { at, state, logs, surroundings } = watching;
  const { signal, terminal } = surroundings;
  const { checkpoint } = openCheckpoint(await text(`${url}/v1/audit/checkpoint`, signal), logs);
  const { origin, size, note } = checkpoint;
  const kept = await state.latest(origin);
  const oldSize = kept === undefined ? 0 : openCheckpoint(kept, []).checkpoint.size;
  const proof = size < oldSize ? [] : await proofFrom(url, oldSize, size, signal);
  const answer = await at.addCheckpoint(writeAddCheckpoint({ oldSize, proof, checkpoint: note }));
  if (answer.outcome === 'cosigned') {
    const file = join(folder, 'cosigned');
    await writeFile(file, cosignedNote(note, answer.lines));
    terminal.print(
      json
        ? asJson({ outcome: answer.outcome, origin, size, before: oldSize, file })
        : `Cosigned: ${origin} has ${size} events, and only added to the ${oldSize} seen before. The note is in ${file}.`,
    );
    return EXIT.done;
  }
  return refuse(answer, { oldSize, checkpoint, folder }, surroundings, json);
}

async function refuse(
  answer: WitnessAnswer,
  { oldSize, checkpoint, folder }: { oldSize: number; checkpoint: SignedCheckpoint; folder: string },
  { terminal }: Surroundings,
  json: boolean,
): Promise<number> {
  const { origin, size, note } = checkpoint;
  const evidence = join(folder, `refused-${size}`);
  await writeFile(evidence, note);
  const sentence =
    size < oldSize && answer.outcome === 'malformed'
      ? `${origin} shows ${size} events; it had ${oldSize} when it was last cosigned. What was signed is taken back.`
      : 'sentence' in answer
        ? answer.sentence
        : 'Another witness of the same folder was faster; run it again.';
  terminal.print(
    ...(json
      ? [asJson({ outcome: answer.outcome, origin, size, before: oldSize, sentence, evidence })]
      : [`Refused: ${sentence}`, `Keep ${evidence}: with what was cosigned before it is evidence.`]),
  );
  return EXIT.refused;
}

async function proofFrom(url: string, from: number, to: number, signal: AbortSignal): Promise<Buffer[]> {
  const answer = JSON.parse(await text(`${url}/v1/audit/consistency?from=${from}&to=${to}`, signal)) as {
    readonly proof?: unknown;
  };
  if (!Array.isArray(answer.proof)) throw new ServiceFailure(`${url} gave no proof of consistency.`);
  return answer.proof.map((step) => Buffer.from(String(step), 'base64'));
}

function cosignedNote(note: string, lines: string): string {
  const { text: signed, signatures } = readNote(note);
  const added = lines
    .split('\n')
    .filter((line) => line !== '')
    .map(readSignatureLine);
  return writeNote({ text: signed, signatures: [...signatures, ...added] });
}

async function text(url: string, signal: AbortSignal): Promise<string> {
  let answer: Response;
  try {
    answer = await fetch(url, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new ServiceUnreachable(`${url} does not answer: ${reasonOf(error)}`);
  }
  const body = await answer.text();
  if (answer.ok) return body;
  throw new ServiceFailure(`${url} answered ${answer.status}: ${body.slice(0, 300)}`);
}
