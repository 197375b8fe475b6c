import {
  ACCESS_PREFIX,
  CARNET_PREFIX,
  CONVOY_PREFIX,
  DECLARATION_PREFIX,
  PERSON_PREFIX,
  UNIT_PREFIX,
} from '#kafila/domain';
/** What the names of the streams begin with that a log of Kafila covers: all that Kafila writes. */
export const LOGGED_PREFIXES: readonly string[] = [
  ACCESS_PREFIX,
  CARNET_PREFIX,
  CONVOY_PREFIX,
  DECLARATION_PREFIX,
  PERSON_PREFIX,
  UNIT_PREFIX,
];
