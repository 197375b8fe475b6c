import {
  addKey,
  KeysUnusable,
  LogDamaged,
  openKeyRing,
  originOf,
  PublishedLog,
  readVerifierKeys,
  retireKey,
} from '#kafila/audit';
import { loadSettings, type Settings, SettingsError } from '#kafila/platform';
import { hexKeyId, writeVerifierKey } from '#kafila/proof';
import { ServiceFailure } from '../../../client/service-failure.js';
import { logPlaceOf } from '../../../service/log-place.js';
import { WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { asJson } from '../as-json.js';
import { keysFrom, textOf, withEvidence } from './open-evidence.js';

type At = Pick<Surroundings, 'env' | 'terminal'>;

/** Prints the public keys, and which of them still sign. */
export async function listKeys(json: boolean, { env, terminal }: At): Promise<number> {
  const { folder, name } = await keysOf(env);
  const signing = await refusing(async () => (await openKeyRing(folder, name)).signers);
  const ids = signing.map(({ verifier }) => verifier.keyId);
  const keys = (await readVerifierKeys(folder)).map((key) => {
    return { key: writeVerifierKey(key), signs: ids.includes(key.keyId) };
  });
  terminal.print(
    ...(json ? [asJson({ keys })] : keys.map(({ key, signs }) => `${signs ? 'signs  ' : 'retired'}  ${key}`)),
  );
  return EXIT.done;
}

/** Adds a key. It signs from the next start of the service on. */
export async function addLogKey(json: boolean, { env, terminal }: At): Promise<number> {
  const { folder, name } = await keysOf(env);
  const key = writeVerifierKey(await refusing(() => addKey(folder, name)));
  terminal.print(
    ...(json
      ? [asJson({ key })]
      : [key, 'It signs from the next start on, beside the others. Hand it to those who verify.']),
  );
  return EXIT.done;
}

/** Destroys a private key. What it signed still verifies. */
export async function retireLogKey(keyId: string, json: boolean, { env, terminal }: At): Promise<number> {
  const { folder, name } = await keysOf(env);
  if (!/^[0-9a-f]{8}$/.test(keyId))
    throw new WrongUsage('A key id is eight hex digits, as in the public key.');
  const id = Number.parseInt(keyId, 16);
  await refusing(() => retireKey(folder, name, id));
  terminal.print(
    json
      ? asJson({ retired: hexKeyId(id) })
      : `The private key ${keyId} is destroyed; from the next start on it signs nothing. What it signed still verifies.`,
  );
  return EXIT.done;
}

/** Hands the log a checkpoint that a witness cosigned, so that bundles lead to it. */
export async function takeCosigned(
  { file, witnessKey, json }: { file: string; witnessKey: readonly string[]; json: boolean },
  { env, terminal }: At,
): Promise<number> {
  const note = await textOf(file);
  const witnesses = await keysFrom(witnessKey);
  const cosigned = await withEvidence(env, ({ place }) =>
    PublishedLog.read(place, async (log) => {
      await refusing(() => log.keepCosigned(note, witnesses));
      return log.cosignedCheckpoint();
    }),
  );
  const size = cosigned?.size ?? 0;
  terminal.print(
    json ? asJson({ outcome: 'kept', size }) : `Kept: a witness has signed the log over ${size} events.`,
  );
  return EXIT.done;
}

async function keysOf(env: At['env']): Promise<{ folder: string; name: string }> {
  const { audit, place } = placeOf(env);
  const name = audit.origin ?? (await refusing(() => originOf(place)));
  return { folder: place.keyFolder, name };
}

function placeOf(env: At['env']): { audit: Settings['audit']; place: ReturnType<typeof logPlaceOf> } {
  try {
    const settings = loadSettings(env);
    return { audit: settings.audit, place: logPlaceOf(settings) };
  } catch (error) {
    if (error instanceof SettingsError) throw new WrongUsage(error.message);
    throw error;
  }
}

async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KeysUnusable || error instanceof LogDamaged) throw new ServiceFailure(error.message);
    throw error;
  }
}
