import {
  type Checkpoint,
  openNote,
  readCheckpoint,
  readNote,
  sameBytes,
  type VerifierKey,
} from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { Found } from './found.js';
import { type GrowingTree } from './growing-tree.js';

interface SignedRoot {
  readonly what: string;
  readonly isCheckpoint: boolean;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A signed note, and what it says of a tree. */
export interface SignedTree {
  readonly note: string;
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The checkpoints and bindings against which the store is verified, the smallest first. */
export class SignedRoots {
  #waiting: SignedRoot[] = [];
  #sorted = true;
  readonly #origins = new Set<string>();
  /** Sizes of the checkpoints that were right. */
  readonly verified: number[] = [];
  bindings = 0;

  constructor(private readonly keys: readonly VerifierKey[]) {}

  /** Size of the largest one; 0 where there is none. */
  get largest(): number {
    const waiting = this.#waiting.reduce((most, { size }) => Math.max(most, size), 0);
    return Math.max(waiting, this.proven);
  }

  /** So many leaves are what was signed. */
  get proven(): number {
    return this.#proven;
  }
  #proven = 0;

  /** Takes a signed checkpoint; `what` names it in sentences. @returns its size @throws Found no known key signed it */
  take(note: string, what: string): number {
    let checkpoint: Checkpoint;
    try {
      checkpoint = readCheckpoint(readNote(note).text);
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      throw unsigned(what, `is no signed checkpoint: ${found}`);
    }
    const { origin, size } = checkpoint;
    if (!this.#add({ note, ...checkpoint }, what, true)) {
      throw unsigned(what, `is signed by no key of ${origin} that was given`);
    }
    return size;
  }

  /** Takes what lies beside the log; false where no known key signed it. @throws Found a known key did not sign this */
  takeBeside(signed: SignedTree, what: string, isCheckpoint: boolean): boolean {
    return this.#add(signed, what, isCheckpoint);
  }

  #add({ note, origin, size, root }: SignedTree, what: string, isCheckpoint: boolean): boolean {
    const opened = openNote(
      readNote(note),
      this.keys.filter(({ name }) => name === origin),
      nodeCrypto,
    );
    if (opened.outcome === 'wrong-signature') {
      throw unsigned(what, 'has a wrong signature: it was altered after it was signed');
    }
    if (opened.outcome === 'no-known-key') return false;
    this.#origins.add(origin);
    if (this.#origins.size > 1) throw unsigned(what, `is one of another log, ${origin}`);
    this.#waiting.push({ what, isCheckpoint, size, root });
    this.#sorted = false;
    return true;
  }

  /** Compares what was signed for the size that the tree has now. @throws Found */
  check(tree: GrowingTree, position: bigint): void {
    if (!this.#sorted) {
      // The smallest last, so that taking it costs nothing.
      this.#waiting = this.#waiting.toSorted((one, other) => other.size - one.size);
      this.#sorted = true;
    }
    let root: Uint8Array | undefined;
    for (let next = this.#waiting.at(-1); next?.size === tree.size; next = this.#waiting.at(-1)) {
      root ??= tree.root();
      if (!sameBytes(next.root, root)) {
        const sentence =
          `${next.what} was signed with another root for ${next.size} events than the store gives. ` +
          `An event up to position ${position.toString()} was altered, and the log's files with it.`;
        throw new Found({ code: 'root-differs', position, leaf: null, sentence });
      }
      if (next.isCheckpoint) this.verified.push(next.size);
      else this.bindings++;
      this.#proven = next.size;
      this.#waiting.pop();
    }
  }

  /** The store has come to its end. @throws Found something larger was signed */
  end(events: number): void {
    const next = this.#waiting.at(-1);
    if (next === undefined) return;
    const sentence =
      `${next.what} was signed over ${next.size} events, but the store ends after ${events}: ` +
      `${next.size - events} events are gone from its end.`;
    throw new Found({ code: 'tail-missing', position: null, leaf: events, sentence });
  }
}

function unsigned(what: string, found: string): Found {
  const sentence = `${what} ${found}.`;
  return new Found({ code: 'checkpoint-unsigned', position: null, leaf: null, sentence });
}
