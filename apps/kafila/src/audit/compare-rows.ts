import { PublishedLog, rootOfEvents, type SignedBinding, storeUpTo } from '#kafila/audit';
import { readCheckpoint, recomputeRowsDigest, trips } from '#kafila/read-models';
import { LOGGED_PREFIXES, openNote, readNote, sameBytes, type VerifierKey } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { foldAgain } from './fold-again.js';
import { type Evidence, keysFrom, rawEvents, withReadModels } from './open-evidence.js';

/** One thing that was compared. */
export interface Finding {
  readonly what: string;
  readonly right: boolean;
  readonly sentence: string;
}

/** Compares a binding with the events it was made of, and the rows that are read now with what was signed of theirs. */
export async function compareRows(
  binding: SignedBinding,
  evidence: Evidence,
  trusted: readonly string[],
  signal: AbortSignal,
): Promise<Finding[]> {
  const keys = await keysFrom(trusted, evidence.place.keyFolder);
  const upTo = binding.position;
  const all = await PublishedLog.read(evidence.place, (log) => log.bindings(trips.name));
  const bound = all.filter((one) => one.version === trips.version);
  const signed = isSigned(binding, keys);
  const others = bound.filter((one) => one.position === upTo && one.rowsDigest !== binding.rowsDigest);
  const tree = await rootOfEvents(rawEvents(evidence), { streamPrefixes: LOGGED_PREFIXES, upTo, signal });
  const sameRoot = tree.size === binding.size && sameBytes(tree.root, binding.root);
  const folded = await foldAgain(storeUpTo(evidence.store, upTo), signal);
  const sameRows = folded === binding.rowsDigest;
  return [
    {
      ...{ what: 'signature', right: signed },
      sentence: `the binding ${signed ? 'is' : 'is not'} signed by a key of the log`,
    },
    {
      ...{ what: 'single', right: others.length === 0 },
      sentence:
        others.length === 0
          ? 'it is the only one of its position'
          : `its position has ${others.length} more, of other rows: one of them is not what was shown`,
    },
    {
      ...{ what: 'root', right: sameRoot },
      sentence: `the events of the store up to there ${sameRoot ? 'give' : 'do not give'} the root that was bound`,
    },
    {
      ...{ what: 'rows', right: sameRows },
      sentence: `folded again, they ${sameRows ? 'give' : 'do not give'} rows of the digest that was bound (${folded})`,
    },
    await compareShown(
      evidence,
      bound.filter((one) => isSigned(one, keys)),
      signal,
    ),
  ];
}

function isSigned({ note }: SignedBinding, keys: readonly VerifierKey[]): boolean {
  return openNote(readNote(note), keys, nodeCrypto).outcome === 'verified';
}

/** The rows that are read now against what was signed of their position; the digest beside them proves nothing of them. */
async function compareShown(
  { settings, store }: Evidence,
  signed: readonly SignedBinding[],
  signal: AbortSignal,
): Promise<Finding> {
  const { kept, now } = await withReadModels(settings, (readModels) =>
    readModels.longSnapshot(async (db) => {
      return {
        kept: await readCheckpoint(db, trips.name),
        now: await recomputeRowsDigest(db, trips.tables),
      };
    }),
  );
  if (kept?.version !== trips.version) {
    return { what: 'shown', right: false, sentence: 'no rows of this version are read now' };
  }
  const { position } = kept;
  const bound = signed.findLast((one) => one.position === position)?.rowsDigest;
  const wanted = bound ?? (await foldAgain(storeUpTo(store, position), signal));
  const right = now === wanted && kept.rowsDigest === wanted;
  const source = bound === undefined ? 'the events up to there give, folded again' : 'was signed for there';
  return {
    ...{ what: 'shown', right },
    sentence: `the rows that are read now, at position ${position.toString()}, ${right ? 'are' : 'are not'} those of the digest that ${source}`,
  };
}
