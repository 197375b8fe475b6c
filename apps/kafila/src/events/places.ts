import { type EventStorePlace } from '#kafila/event-store';
import { loadSettings, maskSecrets, SettingsError, type Settings } from '#kafila/platform';
import { WrongUsage } from '../command-failure.js';

type Env = Readonly<Record<string, string | undefined>>;

/** The place that an option names, as `EVENT_STORE_URL` names one. @throws WrongUsage */
export function placeIn(option: '--from' | '--to' | '--newer', url: string, env: Env): EventStorePlace {
  return settingsWith({ EVENT_STORE_URL: url }, option, env).eventStore;
}

/** The PostgreSQL that keys of persons are to be taken to. @throws WrongUsage it is none, or they lie in one already */
export function keysPlaceIn(url: string, env: Env): string {
  const [from, to] = [
    loadSettings(env).personKeys,
    settingsWith({ KAFILA_PERSON_KEYS: url }, '--keys-to', env).personKeys,
  ];
  if (!isPostgres(to)) throw new WrongUsage('--keys-to: give postgres://...; a file is copied by hand.');
  if (isPostgres(from)) throw new WrongUsage('--keys-to: the keys of persons lie in PostgreSQL already.');
  return to;
}

function isPostgres(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place);
}

/** The place that was called so by `nameOf`. A password is not in it. */
export function placeNamed(name: string): EventStorePlace {
  return name.startsWith('esdb') ? { kind: 'eventstoredb', url: name } : { kind: 'sqlite', file: name };
}

/** For people; without passwords. */
export function nameOf(place: EventStorePlace): string {
  return place.kind === 'sqlite' ? place.file : maskSecrets(place.url);
}

function settingsWith(setting: Env, option: string, env: Env): Settings {
  // What is wrong with all other settings is said by name before.
  loadSettings({ ...env, ...Object.fromEntries(Object.keys(setting).map((name) => [name, undefined])) });
  try {
    return loadSettings({ ...env, ...setting });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    throw new WrongUsage(...error.message.split('\n').map((line) => `${option}: ${line}`));
  }
}
