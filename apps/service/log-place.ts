import { type KeptPlace, LOGGED_PREFIXES } from '#kafila/audit';
import { type Settings } from '#kafila/platform';

/** Where the transparency log lies that the settings name, and what it covers. */
export function logPlaceOf({ audit }: Settings): KeptPlace {
  return {
    folder: audit.logDir,
    keyFolder: audit.keyDir,
    origin: audit.origin,
    streamPrefixes: LOGGED_PREFIXES,
  };
}
