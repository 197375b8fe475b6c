/** What the names of the streams begin with that a log of Kafila covers: all that Kafila writes. Fixed when a log begins. */
export const LOGGED_PREFIXES: readonly string[] = ['carnet-', 'convoy-', 'declaration-', 'person-'];
