import { CARNET_PREFIX, CONVOY_PREFIX, DECLARATION_PREFIX, PERSON_PREFIX } from '#kafila/domain';
/** What the names of the streams begin with that a log of Kafila covers: all that Kafila writes. Fixed when a log begins. */
export const LOGGED_PREFIXES: readonly string[] = [
  CARNET_PREFIX,
  CONVOY_PREFIX,
  DECLARATION_PREFIX,
  PERSON_PREFIX,
];
