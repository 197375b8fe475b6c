import { join, relative, resolve } from 'node:path';
import type { Reading, SettingsReader } from './settings-reader.js';

/** Where the transparency log and its keys lie. */
export interface AuditSetting {
  /** The log's identity and the name of its keys; undefined: a log that begins gives itself one. */
  readonly origin: string | undefined;
  /** Absolute path of the folder of the log. It need not exist yet. */
  readonly logDir: string;
  /** Absolute path of the folder of its private keys. It need not exist yet. */
  readonly keyDir: string;
}

export function readAudit(reader: SettingsReader, dataDir: string): AuditSetting {
  const path = (value: string): Reading<string> => ({ value: resolve(value) });
  const origin = reader.read('KAFILA_AUDIT_ORIGIN', NONE, readOrigin);
  const logDir = reader.read('KAFILA_AUDIT_LOG_DIR', join(dataDir, 'audit', 'log'), path);
  const keyDir = reader.read('KAFILA_AUDIT_KEY_DIR', join(dataDir, 'audit', 'keys'), path);
  if (!relative(logDir, keyDir).startsWith('..')) {
    reader.fault(
      'KAFILA_AUDIT_KEY_DIR',
      `is ${keyDir}, which lies in the folder of the log`,
      'a folder of its own: the log is there to be handed out, its private keys are not',
    );
  }
  return { origin: origin === NONE ? undefined : origin, logDir, keyDir };
}

/** No origin is a blank. */
const NONE = ' ';

function readOrigin(value: string): Reading<string> {
  if (value === NONE || /^[^\s+\u0000-\u001f\u007f]{1,200}$/.test(value)) return { value };
  return {
    wrong: `is ${value}`,
    right: 'a name without blanks and plus signs that no other log has, e.g. audit.example.org/kafila',
  };
}
