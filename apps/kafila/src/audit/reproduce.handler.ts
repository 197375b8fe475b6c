import {
  LOGGED_PREFIXES,
  openNote,
  PublishedLog,
  readNote,
  rootOfEvents,
  type SignedBinding,
  storeUpTo,
} from '#kafila/audit';
import { readCheckpoint, recomputeRowsDigest, trips } from '#kafila/read-models';
import { ServiceFailure } from '../../../client/service-failure.js';
import { WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { asJson } from '../as-json.js';
import { foldAgain } from './fold-again.js';
import { type Evidence, keysFrom, rawEvents, withEvidence, withReadModels } from './open-evidence.js';

export interface ReproduceOptions {
  readonly projection: string;
  /** The bound position; undefined: the last one. */
  readonly position: string | undefined;
  readonly key: readonly string[];
  readonly json: boolean;
}

/** One thing that was compared. */
interface Finding {
  readonly what: string;
  readonly right: boolean;
  readonly sentence: string;
}

/** Ends with 1 where anything differs from what was bound. */
export async function reproduce(options: ReproduceOptions, surroundings: Surroundings): Promise<number> {
  if (options.projection !== trips.name) {
    throw new WrongUsage(`There is no projection ${options.projection}; there is ${trips.name}.`);
  }
  const { binding, findings } = await withEvidence(surroundings.env, async (evidence) => {
    const bound = await bindingOf(evidence, options);
    return { binding: bound, findings: await compare(bound, evidence, options, surroundings) };
  });
  const right = findings.every((finding) => finding.right);
  const { position, version, size } = binding;
  surroundings.terminal.print(
    options.json
      ? asJson({
          outcome: right ? 'reproduced' : 'differs',
          projection: trips.name,
          version,
          position,
          size,
          findings,
        })
      : [
          `${trips.name} version ${version} at position ${position}, bound to the first ${size} events of ${binding.origin}:`,
          ...findings.map((one) => `  ${one.right ? 'right' : 'WRONG'}: ${one.sentence}`),
          right
            ? 'The rows follow from the log.'
            : 'The rows do not follow from the log, or the log was changed.',
        ].join('\n'),
  );
  return right ? EXIT.done : EXIT.refused;
}

async function bindingOf({ place }: Evidence, { position }: ReproduceOptions): Promise<SignedBinding> {
  const bindings = await PublishedLog.read(place, (log) => log.bindings(trips.name));
  const found =
    position === undefined
      ? bindings.at(-1)
      : bindings.findLast((one) => one.position.toString() === position);
  if (found === undefined) {
    const known = bindings
      .slice(-5)
      .map((one) => one.position.toString())
      .join(', ');
    throw new ServiceFailure(
      position === undefined
        ? 'No rows were bound to the log yet; a running service does it every few seconds.'
        : `No rows were bound at position ${position}; the last ones are at ${known}.`,
    );
  }
  if (found.version === trips.version) return found;
  throw new ServiceFailure(
    `These rows were made by version ${found.version} of ${trips.name}, and this program folds version ${trips.version}: use the program of that time.`,
  );
}

async function compare(
  binding: SignedBinding,
  evidence: Evidence,
  { key }: ReproduceOptions,
  { signal }: Surroundings,
): Promise<Finding[]> {
  const keys = await keysFrom(key, evidence.place.keyFolder);
  const signed = openNote(readNote(binding.note), keys).outcome === 'verified';
  const upTo = binding.position;
  const tree = await rootOfEvents(rawEvents(evidence), { streamPrefixes: LOGGED_PREFIXES, upTo, signal });
  const sameRoot = tree.size === binding.size && tree.root.equals(binding.root);
  const folded = await foldAgain(storeUpTo(evidence.store, upTo), signal);
  const sameRows = folded === binding.rowsDigest;
  const { kept, now } = await withReadModels(evidence.settings, (readModels) =>
    readModels.longSnapshot(async (db) => {
      const checkpoint = await readCheckpoint(db, trips.name);
      return { kept: checkpoint?.rowsDigest ?? null, now: await recomputeRowsDigest(db, trips.tables) };
    }),
  );
  return [
    {
      what: 'signature',
      right: signed,
      sentence: `the binding ${signed ? 'is' : 'is not'} signed by a key of the log`,
    },
    {
      ...{ what: 'root', right: sameRoot },
      sentence: `the events of the store up to there ${sameRoot ? 'give' : 'do not give'} the root that was bound`,
    },
    {
      ...{ what: 'rows', right: sameRows },
      sentence: `folded again, they ${sameRows ? 'give' : 'do not give'} rows of the digest that was bound (${folded})`,
    },
    {
      ...{ what: 'shown', right: kept === now },
      sentence: `the rows that are read now ${kept === now ? 'amount' : 'do not amount'} to the digest that is kept of them`,
    },
  ];
}
