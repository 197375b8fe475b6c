import { type Settings, loadSettings } from './settings.js';
import { SettingsError } from './settings.error.js';
import type { Env } from './read-environment.js';

/** EX_CONFIG of sysexits.h: supervisors can tell a wrong setting, which no restart repairs, from a crash. */
export const EX_CONFIG = 78;

/** Like {@link loadSettings}, for a service's main: faults are printed to stderr and the process ends with code 78. */
export function loadSettingsOrExit(env: Env = process.env): Settings {
  try {
    return loadSettings(env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EX_CONFIG);
  }
}
