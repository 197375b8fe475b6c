import { join, resolve } from 'node:path';
import { type AuditSetting, readAudit } from './audit-settings.js';
import { type Env, type Reading, SettingsReader } from './settings-reader.js';
import {
  isLoopback,
  type LogLevel,
  readHost,
  readLogLevel,
  readPort,
  readYesOrNo,
} from './plain-settings.js';
import {
  type EventStoreSetting,
  readEventStore,
  type ReadModelSetting,
  readReadModel,
} from './store-settings.js';

/** How a service was told to run. Section 8 of the design; every value is checked. */
export interface Settings {
  /** TCP port; 0 asks the system for any free one. */
  readonly port: number;
  /** Address to listen on. A loopback address unless `trustNetwork`. */
  readonly host: string;
  /** Something in front of the service (e.g. a compose network) decides who may call it. */
  readonly trustNetwork: boolean;
  /** Absolute path of the folder for what the embedded stores keep. It need not exist yet. */
  readonly dataDir: string;
  readonly eventStore: EventStoreSetting;
  readonly readModel: ReadModelSetting;
  /** Absolute path of the file for the keys that seal what is personal. It need not exist yet. */
  readonly personKeys: string;
  readonly audit: AuditSetting;
  readonly logLevel: LogLevel;
}

const KNOWN = [
  'KAFILA_AUDIT_KEY_DIR',
  'KAFILA_AUDIT_LOG_DIR',
  'KAFILA_AUDIT_ORIGIN',
  'KAFILA_DATA_DIR',
  'KAFILA_PERSON_KEYS',
  'KAFILA_TRUST_NETWORK',
];

/** For the tests of the project only; services ignore them. */
const TEST_PREFIX = 'KAFILA_TEST_';

/**
 * Reads the settings from the environment. A variable that is empty counts as not set.
 *
 * @throws SettingsError naming every fault at once
 */
export function loadSettings(env: Env): Settings {
  const reader = new SettingsReader(env);
  const trustNetwork = reader.read('KAFILA_TRUST_NETWORK', 'no', readYesOrNo);
  const dataDir = resolve(reader.read('KAFILA_DATA_DIR', './data', (value): Reading<string> => ({ value })));
  const settings: Settings = {
    port: reader.read('PORT', '3000', readPort),
    host: reader.read('HOST', '127.0.0.1', readHost),
    trustNetwork,
    dataDir,
    eventStore: reader.read('EVENT_STORE_URL', 'sqlite:', (value) => readEventStore(value, dataDir)),
    readModel: reader.read('READ_MODEL_URL', 'sqlite:', (value) => readReadModel(value, dataDir)),
    personKeys: resolve(
      reader.read('KAFILA_PERSON_KEYS', join(dataDir, 'persons.db'), (value): Reading<string> => ({ value })),
    ),
    audit: readAudit(reader, dataDir),
    logLevel: reader.read('LOG_LEVEL', 'info', readLogLevel),
  };
  if (!trustNetwork && !isLoopback(settings.host)) {
    reader.fault(
      'HOST',
      `is ${settings.host}, which others can reach, while no keys are configured`,
      'a loopback address such as 127.0.0.1; or set KAFILA_TRUST_NETWORK=yes where something in front of the service decides who may call it',
    );
  }
  refuseSharedFile(reader, settings);
  refuseUnknown(reader, env);
  reader.throwFaults();
  return settings;
}

function refuseSharedFile(reader: SettingsReader, { eventStore, readModel }: Settings): void {
  if (eventStore.kind === 'sqlite' && readModel.kind === 'sqlite' && eventStore.file === readModel.file) {
    reader.fault(
      'READ_MODEL_URL',
      `names the file of the event store, ${readModel.file}`,
      'a file of its own: read models are thrown away and rebuilt, events never',
    );
  }
}

function refuseUnknown(reader: SettingsReader, env: Env): void {
  for (const variable of Object.keys(env)) {
    if (!variable.startsWith('KAFILA_') || variable.startsWith(TEST_PREFIX) || KNOWN.includes(variable))
      continue;
    reader.fault(variable, 'is not a known setting', `one of ${KNOWN.join(', ')}, or nothing`);
  }
}
