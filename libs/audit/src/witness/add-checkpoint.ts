import { fromBase64, HASH_BYTES, toBase64 } from '#kafila/proof';

/** What a log asks of a witness (C2SP tlog-witness, "add-checkpoint"). */
export interface AddCheckpoint {
  /** Size of the last checkpoint that the witness is thought to have cosigned; 0 for none. */
  readonly oldSize: number;
  /** Proof that the new tree only added to the one of the old size. */
  readonly proof: readonly Uint8Array[];
  /** The new checkpoint, signed by the log. */
  readonly checkpoint: string;
}

/** The specification's limit. */
const mostProofLines = 63;

/** The body of the request. */
export function writeAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return `old ${oldSize}\n${proof.map((step) => `${toBase64(step)}\n`).join('')}\n${checkpoint}`;
}

/** Reads the body of the request; undefined where it is not of that form. */
export function readAddCheckpoint(body: string): AddCheckpoint | undefined {
  const blank = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(blank, 0)).split('\n');
  const [, old = ''] = /^old (0|[1-9]\d*)$/.exec(first) ?? [];
  const proof = lines.map(fromBase64);
  const oldSize = Number(old === '' ? NaN : old);
  if (!Number.isSafeInteger(oldSize) || proof.length > mostProofLines) return undefined;
  if (!proof.every((step) => step?.length === HASH_BYTES)) return undefined;
  return { oldSize, proof: proof.filter((step) => step !== undefined), checkpoint: body.slice(blank + 2) };
}
