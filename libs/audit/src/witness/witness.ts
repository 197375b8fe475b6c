import {
  type Checkpoint,
  cosignText,
  EMPTY_ROOT,
  type Note,
  NOTE_SIGNATURE,
  openNote,
  provesConsistency,
  readCheckpoint,
  readNote,
  type SigningKey,
  type VerifierKey,
  writeNote,
  writeSignatureLine,
} from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { type AddCheckpoint, readAddCheckpoint } from './add-checkpoint.js';
import { type WitnessState } from './witness-state.js';

/** The answer of a witness, with the status that C2SP tlog-witness gives it. */
export type WitnessAnswer =
  /** The signature lines to be added to the checkpoint. What was cosigned is remembered, durably. */
  | { readonly outcome: 'cosigned'; readonly status: 200; readonly lines: string }
  | { readonly outcome: 'malformed'; readonly status: 400; readonly sentence: string }
  | { readonly outcome: 'not-signed'; readonly status: 403; readonly sentence: string }
  | { readonly outcome: 'unknown-log'; readonly status: 404; readonly sentence: string }
  /** The last checkpoint cosigned has another size than the request thinks: prove from that one. */
  | { readonly outcome: 'other-size'; readonly status: 409; readonly size: number }
  /** The log did not only add to what it was: it is not cosigned. Keep the request, it is evidence. */
  | { readonly outcome: 'inconsistent'; readonly status: 422; readonly sentence: string };

/** What the witness remembers was not written by it. Nothing is cosigned until a person has looked. */
export class WitnessStateDamaged extends Error {
  override readonly name = 'WitnessStateDamaged';
}

export interface WitnessOptions {
  /** A key for cosignatures. */
  readonly key: SigningKey;
  /** The keys of the logs that are watched; the name of a key is the origin of its log. */
  readonly logs: readonly VerifierKey[];
  readonly state: WitnessState;
  readonly now: () => Date;
}

/**
 * Cosigns a checkpoint only if it is consistent with the last one it cosigned of that log, so that a log that showed two
 * histories would have to do without its signature. Only one request is looked at at a time.
 */
export class Witness {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: WitnessOptions) {}

  /** Answers `POST add-checkpoint`. @throws WitnessStateDamaged */
  addCheckpoint(body: string): Promise<WitnessAnswer> {
    const answer = this.#last.then(() => this.#answer(body));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #answer(body: string): Promise<WitnessAnswer> {
    const request = readAddCheckpoint(body);
    if (request === undefined)
      return malformed('The body is not "old <size>", a proof, a blank line, a checkpoint.');
    let note: Note;
    let checkpoint: Checkpoint;
    try {
      note = readNote(request.checkpoint);
      checkpoint = readCheckpoint(note.text);
    } catch (error) {
      return malformed(error instanceof Error ? error.message : String(error));
    }
    const { origin } = checkpoint;
    const keys = this.options.logs.filter(({ name, type }) => name === origin && type === NOTE_SIGNATURE);
    if (keys.length === 0) {
      return { outcome: 'unknown-log', status: 404, sentence: `No log ${origin} is watched here.` };
    }
    if (openNote(note, keys, nodeCrypto).outcome !== 'verified') {
      const sentence = `The checkpoint is not signed by a known key of ${origin}.`;
      return { outcome: 'not-signed', status: 403, sentence };
    }
    return this.#weigh(request, note, checkpoint);
  }

  async #weigh(request: AddCheckpoint, note: Note, checkpoint: Checkpoint): Promise<WitnessAnswer> {
    if (request.oldSize > checkpoint.size) {
      return malformed(
        `The checkpoint has ${checkpoint.size} leaves, less than the ${request.oldSize} of before.`,
      );
    }
    const latest = await this.#latest(checkpoint.origin);
    if (request.oldSize !== latest.size) return { outcome: 'other-size', status: 409, size: latest.size };
    if (!provesConsistency({ first: latest, second: checkpoint }, request.proof, nodeCrypto)) {
      const sentence =
        `The tree of ${checkpoint.size} leaves of ${checkpoint.origin} is not shown to begin with the one of ` +
        `${latest.size} leaves that was cosigned before.`;
      return { outcome: 'inconsistent', status: 422, sentence };
    }
    return this.#cosign(note, checkpoint.origin);
  }

  async #cosign(note: Note, origin: string): Promise<WitnessAnswer> {
    const { key, logs, state, now } = this.options;
    const seconds = Math.floor(now().getTime() / 1000);
    const cosignature = cosignText(note.text, key, seconds);
    // Of the signatures of others only those that were verified are kept.
    const known = note.signatures.filter(({ name, keyId }) =>
      logs.some((log) => log.name === name && log.keyId === keyId),
    );
    await state.remember(origin, writeNote({ text: note.text, signatures: [...known, cosignature] }));
    return { outcome: 'cosigned', status: 200, lines: writeSignatureLine(cosignature) };
  }

  async #latest(origin: string): Promise<{ readonly size: number; readonly root: Uint8Array }> {
    const kept = await this.options.state.latest(origin);
    if (kept === undefined) return { size: 0, root: EMPTY_ROOT };
    try {
      const note = readNote(kept);
      const checkpoint = readCheckpoint(note.text);
      const own = openNote(note, [this.options.key.verifier], nodeCrypto).outcome === 'verified';
      if (own && checkpoint.origin === origin) return checkpoint;
    } catch (cause) {
      throw new WitnessStateDamaged(`What is remembered of ${origin} cannot be read.`, { cause });
    }
    throw new WitnessStateDamaged(`What is remembered of ${origin} is not signed by this witness.`);
  }
}

function malformed(sentence: string): WitnessAnswer {
  return { outcome: 'malformed', status: 400, sentence };
}
