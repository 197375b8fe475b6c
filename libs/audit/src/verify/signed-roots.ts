import { readCheckpoint } from '../note/checkpoint.js';
import { readNote } from '../note/note.js';
import { openNote } from '../note/signature.js';
import { type VerifierKey } from '../note/verifier-key.js';
import { Found } from './found.js';
import { type GrowingTree } from './growing-tree.js';

interface SignedRoot {
  readonly what: string;
  readonly size: number;
  readonly root: Buffer;
}

/** The checkpoints against which the store is verified, the smallest first. */
export class SignedRoots {
  readonly #waiting: SignedRoot[] = [];
  readonly #origins = new Set<string>();
  readonly verified: number[] = [];

  constructor(private readonly keys: readonly VerifierKey[]) {}

  /** Size of the largest one; 0 where there is none. */
  get largest(): number {
    return Math.max(0, ...this.#waiting.map(({ size }) => size), ...this.verified);
  }

  /** Takes a signed checkpoint; `what` names it in sentences. @returns its size @throws Found no known key signed it */
  take(note: string, what: string): number {
    const unsigned = (found: string): Found =>
      new Found({ code: 'checkpoint-unsigned', position: null, leaf: null, sentence: `${what} ${found}.` });
    let signed: ReturnType<typeof readNote>;
    let checkpoint: ReturnType<typeof readCheckpoint>;
    try {
      signed = readNote(note);
      checkpoint = readCheckpoint(signed.text);
    } catch (error) {
      throw unsigned(`is no signed checkpoint: ${error instanceof Error ? error.message : String(error)}`);
    }
    const { origin, size, root } = checkpoint;
    const opened = openNote(
      signed,
      this.keys.filter(({ name }) => name === origin),
    );
    if (opened.outcome === 'wrong-signature') {
      throw unsigned('has a wrong signature: it was altered after it was signed');
    }
    if (opened.outcome === 'no-known-key') throw unsigned(`is signed by no key of ${origin} that was given`);
    this.#origins.add(origin);
    if (this.#origins.size > 1) throw unsigned(`is one of another log, ${origin}`);
    this.#waiting.push({ what, size, root });
    this.#waiting.sort((one, other) => one.size - other.size);
    return size;
  }

  /** Compares what was signed for the size that the tree has now. @throws Found */
  check(tree: GrowingTree, position: bigint): void {
    for (let next = this.#waiting[0]; next?.size === tree.size; next = this.#waiting[0]) {
      if (!next.root.equals(tree.root())) {
        const sentence =
          `${next.what} was signed with another root for ${next.size} events than the store gives. ` +
          `An event up to position ${position.toString()} was altered, and the log's files with it.`;
        throw new Found({ code: 'root-differs', position, leaf: null, sentence });
      }
      this.verified.push(next.size);
      this.#waiting.shift();
    }
  }

  /** The store has come to its end. @throws Found something larger was signed */
  end(events: number): void {
    const next = this.#waiting[0];
    if (next === undefined) return;
    const sentence =
      `${next.what} was signed over ${next.size} events, but the store ends after ${events}: ` +
      `${next.size - events} events are gone from its end.`;
    throw new Found({ code: 'tail-missing', position: null, leaf: events, sentence });
  }
}
