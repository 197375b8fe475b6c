import { type KeptPlace } from '#kafila/audit';
import { type Settings } from '#kafila/platform';
import { LOGGED_PREFIXES } from '#kafila/proof';

/** Where the transparency log lies that the settings name, and what it covers. */
export function logPlaceOf({ audit }: Settings): KeptPlace {
  return {
    folder: audit.logDir,
    keyFolder: audit.keyDir,
    origin: audit.origin,
    streamPrefixes: LOGGED_PREFIXES,
  };
}
