import { open } from 'node:fs/promises';
import { AccessBegun, beginAccess, HadKeys } from '#kafila/access';
import { KeysUnusable, LogDamaged } from '#kafila/audit';
import { openEventStore } from '#kafila/event-store';
import { keepFilesToOwner, loadSettings, type Settings } from '#kafila/platform';
import { reasonOf, ServiceFailure } from '../../../client/service-failure.js';
import { logBegun } from '../../../service/kept-log.js';
import { asJson } from '../as-json.js';
import { EXIT } from '../exit-codes.js';
import { openingFailure } from '../opening-failure.js';
import { type Surroundings } from '../run.js';

interface Asked {
  readonly json: boolean;
  /** File that the key goes to; undefined: it is printed. */
  readonly keyTo: string | undefined;
  readonly ifMissing: boolean;
  readonly recover: { readonly reason: string } | undefined;
}

/** Makes an admin. Ends with 1 where there are keys already, unless that is as well. */
export async function beginAccessHere(
  { json, keyTo, ifMissing, recover }: Asked,
  { env, terminal }: Pick<Surroundings, 'env' | 'terminal'>,
): Promise<number> {
  keepFilesToOwner();
  const settings = loadSettings(env);
  const say = (sentence: string, facts: object): number => {
    terminal.print(json ? asJson(facts) : sentence);
    return EXIT.done;
  };
  const asBefore = (): number => say('There are keys already.', { outcome: 'there-already' });
  // Not by opening the store: a service may hold it.
  if (ifMissing && new HadKeys(settings.dataDir).areRemembered) return asBefore();
  try {
    const { principal, keyId, key } = await begun(settings, recover, keyTo);
    if (keyTo === undefined) {
      // Alone on stdout, for `KEY=$(kafila access init)`.
      if (!json)
        terminal.say(`The key of ${principal}. It is shown once; whoever has it decides who may what.`);
      return say(key, { outcome: 'begun', principal, keyId, key });
    }
    return say(`The key of ${principal} lies in ${keyTo}. Whoever has it decides who may what.`, {
      ...{ outcome: 'begun', principal, keyId, keyTo },
    });
  } catch (error) {
    if (error instanceof AccessBegun) {
      if (ifMissing) return asBefore();
      throw new ServiceFailure(error.message);
    }
    if (error instanceof LogDamaged) throw new ServiceFailure(error.message);
    throw openingFailure(error, KeysUnusable);
  }
}

async function begun(
  settings: Settings,
  recover: { readonly reason: string } | undefined,
  keyTo: string | undefined,
): ReturnType<typeof beginAccess> {
  const store = await openEventStore(settings.eventStore);
  try {
    // What is recorded now is to be logged from the first event on.
    await logBegun(settings, store);
    const made = await beginAccess(store, {
      ...(recover && { recover }),
      ...(keyTo !== undefined && { keep: (key: string) => writeForOwner(keyTo, key) }),
    });
    new HadKeys(settings.dataDir).remember();
    return made;
  } finally {
    await store.close();
  }
}

/** A file that is there stays as it is. */
async function writeForOwner(file: string, key: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    throw new ServiceFailure(`The key cannot be written to ${file}: ${reasonOf(error)}. Nothing was done.`);
  });
  try {
    await handle.writeFile(`${key}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
