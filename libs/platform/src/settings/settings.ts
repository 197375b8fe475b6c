import { join, relative, resolve } from 'node:path';
import { type AuditSetting } from './audit-settings.js';
import { type CallerSetting, callersOf } from './caller-settings.js';
import { type Environment } from './environment.js';
import { limitsOf } from './limit-environment.js';
import { type LimitSetting } from './limit-settings.js';
import { contradictionsInOidc } from './oidc-contradictions.js';
import { oidcOf, type OidcSetting } from './oidc-settings.js';
import { maskSecrets } from './mask-secrets.js';
import { type LogLevel } from './plain-settings.js';
import { type Env, readEnvironment, unknownVariables } from './read-environment.js';
import { SettingsError, type SettingsFault } from './settings.error.js';
import {
  eventStoreOf,
  type EventStoreSetting,
  personKeysOf,
  readModelOf,
  type ReadModelSetting,
} from './store-settings.js';

/** How a service was told to run: what `Environment` says, with all that follows from it. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly callers: CallerSetting;
  /** How long keys count while the event store does not answer. */
  readonly keysUnconfirmedMs: number;
  /** Whose sign-ins and tokens count; undefined: nobody's, only keys do. */
  readonly oidc: OidcSetting | undefined;
  /** Absolute path of the file of the keys that seal sessions. It need not exist yet. */
  readonly sessionKeys: string;
  readonly limits: LimitSetting;
  /** How long the access log is kept, in days. */
  readonly accessLogDays: number;
  /** Absolute path of the folder for what the embedded stores keep. It need not exist yet. */
  readonly dataDir: string;
  /** Absolute path of a file with more places and corridors; undefined: there is none. */
  readonly geography: string | undefined;
  readonly eventStore: EventStoreSetting;
  readonly readModel: ReadModelSetting;
  /** Where the keys lie that seal what is personal: absolute path of a file, or `postgres://...`. It need not exist yet. */
  readonly personKeys: string;
  readonly audit: AuditSetting;
  readonly logLevel: LogLevel;
}

/** Reads the settings. A variable that is empty counts as not set. @throws SettingsError naming every fault at once */
export function loadSettings(env: Env): Settings {
  const { environment, faults } = readEnvironment(env);
  const settings = settingsOf(environment);
  const all = [
    ...faults,
    ...contradictionsIn(settings),
    ...contradictionsInOidc(environment, settings),
    ...unknownVariables(env),
  ];
  if (all.length > 0) {
    throw new SettingsError(all.map((fault) => ({ ...fault, wrong: maskSecrets(fault.wrong) })));
  }
  return settings;
}

function settingsOf(environment: Environment): Settings {
  const dataDir = resolve(environment.KAFILA_DATA_DIR);
  return {
    port: Number(environment.PORT),
    // One address, so that stopping has one listener to close.
    host: environment.HOST.toLowerCase() === 'localhost' ? '127.0.0.1' : environment.HOST,
    callers: callersOf({
      publicUrls: environment.KAFILA_PUBLIC_URL,
      allowedHosts: environment.KAFILA_ALLOWED_HOSTS,
      corsOrigins: environment.KAFILA_CORS_ORIGINS,
      trustedProxies: environment.KAFILA_TRUSTED_PROXIES,
    }),
    keysUnconfirmedMs: Number(environment.KAFILA_KEYS_UNCONFIRMED_MINUTES) * 60_000,
    limits: limitsOf(environment),
    accessLogDays: Number(environment.KAFILA_ACCESS_LOG_DAYS),
    oidc: oidcOf(environment),
    sessionKeys: resolve(environment.KAFILA_SESSION_KEYS ?? join(dataDir, 'session-keys')),
    dataDir,
    geography: environment.KAFILA_GEOGRAPHY === undefined ? undefined : resolve(environment.KAFILA_GEOGRAPHY),
    eventStore: eventStoreOf(environment.EVENT_STORE_URL, join(dataDir, 'events.db')),
    readModel: readModelOf(environment.READ_MODEL_URL, join(dataDir, 'read-models.db')),
    personKeys: personKeysOf(environment.KAFILA_PERSON_KEYS ?? join(dataDir, 'persons.db')),
    audit: {
      origin: environment.KAFILA_AUDIT_ORIGIN,
      logDir: resolve(environment.KAFILA_AUDIT_LOG_DIR ?? join(dataDir, 'audit', 'log')),
      keyDir: resolve(environment.KAFILA_AUDIT_KEY_DIR ?? join(dataDir, 'audit', 'keys')),
      verifyEveryMs: Number(environment.KAFILA_VERIFY_HOURS) * 3_600_000,
    },
    logLevel: environment.LOG_LEVEL as LogLevel,
  };
}

/** Settings that are right one by one, and not together. */
function contradictionsIn({ eventStore, readModel, audit }: Settings): readonly SettingsFault[] {
  const faults: SettingsFault[] = [];
  if (!relative(audit.logDir, audit.keyDir).startsWith('..')) {
    faults.push({
      variable: 'KAFILA_AUDIT_KEY_DIR',
      wrong: `is ${audit.keyDir}, which lies in the folder of the log`,
      right: 'a folder of its own: the log is there to be handed out, its private keys are not',
    });
  }
  if (eventStore.kind === 'sqlite' && readModel.kind === 'sqlite' && eventStore.file === readModel.file) {
    faults.push({
      variable: 'READ_MODEL_URL',
      wrong: `names the file of the event store, ${readModel.file}`,
      right: 'a file of its own: read models are thrown away and rebuilt, events never',
    });
  }
  return faults;
}
