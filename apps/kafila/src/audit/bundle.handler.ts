import { HistoryStore, makeBundle, type MadeBundle, PublishedLog } from '#kafila/audit';
import { lastInRows, streamsOfConvoy } from '#kafila/read-models';
import { type BundleVerdict, verifyBundle } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { access, rename, writeFile } from 'node:fs/promises';
import { ServiceFailure } from '../../../client/service-failure.js';
import { WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { asJson } from '../as-json.js';
import { type Evidence, withEvidence, withReadModels } from './open-evidence.js';

export interface BundleOptions {
  readonly convoyId: string;
  /** `-` for stdout; undefined: named after the convoy. */
  readonly output: string | undefined;
  readonly json: boolean;
}

/**
 * Writes the bundle of a convoy, whole or not at all; never over a file that exists. It is verified first: what would be
 * refused is not written.
 */
export async function bundle(
  options: BundleOptions,
  { env, terminal, stdout }: Surroundings,
): Promise<number> {
  const { convoyId, json } = options;
  const file = options.output ?? `${convoyId.replaceAll(/[^\w.-]/g, '_')}.bundle.json`;
  if (file !== '-' && (await exists(file))) {
    throw new WrongUsage(`The file ${file} is there already; give another name with --output.`);
  }
  const { text, events, notLoggedYet, checkpoint } = await withEvidence(env, (evidence) =>
    bundleOf(evidence, convoyId),
  );
  if (file === '-') stdout.write(text);
  else await writeWhole(file, text);
  const { origin, size } = checkpoint;
  if (file !== '-') {
    terminal.print(
      json
        ? asJson({ convoyId, file, bytes: Buffer.byteLength(text), events, notLoggedYet, origin, size })
        : `${file}: ${events} events of ${convoyId}, proven by the checkpoint of ${origin} over ${size} events.`,
    );
  }
  if (notLoggedYet > 0) {
    terminal.say(`${notLoggedYet} events are recorded but not in the log yet; the bundle is without them.`);
  }
  return EXIT.done;
}

async function bundleOf({ settings, store, place }: Evidence, convoyId: string): Promise<MadeBundle> {
  const made = await withReadModels(settings, async (readModels) => {
    const streams = await readModels.snapshot((db) => streamsOfConvoy(db, convoyId));
    const history = new HistoryStore(store, undefined, (stream) => lastInRows(readModels.read, stream));
    return PublishedLog.read(place, async (log) => {
      const found = await makeBundle({ log, store: history, convoyId, streams });
      if (found.outcome === 'made') refuseUnproven(verifyBundle(found.text, log.verifierKeys, nodeCrypto));
      return found;
    });
  });
  if (made.outcome === 'made') return made;
  if (made.outcome === 'too-large') {
    throw new ServiceFailure(
      `The events of ${convoyId} are too many for one bundle, which may have about ${made.mostCharacters} characters; ` +
        `${made.stream} did not fit. Hand out the log and a copy of the store: kafila audit verify proves both.`,
    );
  }
  throw new ServiceFailure(
    `Nothing of ${made.stream} is in the log, so there is nothing to bundle of the convoy ${convoyId}.`,
  );
}

function refuseUnproven(verdict: BundleVerdict): void {
  if (verdict.outcome === 'proven') return;
  const { code, sentence } = verdict.fault;
  throw new ServiceFailure(
    `The bundle would prove nothing, so it was not written: ${code}. ${sentence} Run kafila audit verify.`,
  );
}

async function writeWhole(file: string, text: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, file);
  } catch (error) {
    throw new WrongUsage(
      `The file ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
