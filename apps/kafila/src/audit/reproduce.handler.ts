import { PublishedLog, type SignedBinding } from '#kafila/audit';
import { trips } from '#kafila/read-models';
import { ServiceFailure } from '../../../client/service-failure.js';
import { WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { asJson } from '../as-json.js';
import { compareRows } from './compare-rows.js';
import { type Evidence, withEvidence } from './open-evidence.js';

export interface ReproduceOptions {
  readonly projection: string;
  /** The bound position; undefined: the last one. */
  readonly position: string | undefined;
  readonly key: readonly string[];
  readonly json: boolean;
}

/** Ends with 1 where anything differs from what was bound. */
export async function reproduce(options: ReproduceOptions, surroundings: Surroundings): Promise<number> {
  if (options.projection !== trips.name) {
    throw new WrongUsage(`There is no projection ${options.projection}; there is ${trips.name}.`);
  }
  const { binding, findings } = await withEvidence(surroundings.env, async (evidence) => {
    const bound = await bindingOf(evidence, options);
    return { binding: bound, findings: await compareRows(bound, evidence, options.key, surroundings.signal) };
  });
  const right = findings.every((finding) => finding.right);
  const { position, version, size } = binding;
  surroundings.terminal.print(
    ...(options.json
      ? [
          asJson({
            ...{ outcome: right ? 'reproduced' : 'differs', projection: trips.name },
            ...{ version, position, size, findings },
          }),
        ]
      : [
          `${trips.name} version ${version} at position ${position}, bound to the first ${size} events of ${binding.origin}:`,
          ...findings.map((one) => `  ${one.right ? 'right' : 'WRONG'}: ${one.sentence}`),
          right
            ? 'The rows follow from the log.'
            : 'The rows do not follow from the log, or the log was changed.',
        ]),
  );
  return right ? EXIT.done : EXIT.refused;
}

async function bindingOf({ place }: Evidence, { position }: ReproduceOptions): Promise<SignedBinding> {
  const { bindings, lost } = await PublishedLog.read(place, async (log) => ({
    bindings: await log.bindings(trips.name),
    lost: log.lost.filter(({ first, size }) => first < size),
  }));
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
  if (lost.some(({ first }) => first < found.size)) {
    throw new ServiceFailure(
      'The log was bound with events that the store has lost since: these rows cannot be made from it again.',
    );
  }
  if (found.version === trips.version) return found;
  throw new ServiceFailure(
    `These rows were made by version ${found.version} of ${trips.name}, and this program folds version ${trips.version}: use the program of that time.`,
  );
}
