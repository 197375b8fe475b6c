/** What of a call is noted. Never: what was sent, keys, codes, tokens, names of persons, queries of addresses. */
export interface AccessEntry {
  /**
   * `revealed`: an answer showed persons. `searched`, `erased`: somebody looked for a person, or had one forgotten.
   * `decided`: somebody decided who may what. `refused`: 401, 403, 421 or 429.
   */
  readonly what: 'revealed' | 'searched' | 'erased' | 'decided' | 'refused';
  /** Who called, as events say it; absent where that is not known. */
  readonly by?: string;
  readonly role?: string;
  readonly address: string;
  readonly method: string;
  /** Of a refusal the pattern of the route, else the path. */
  readonly path: string;
  readonly requestId?: string;
  readonly status?: number;
  readonly code?: string;
  /** How many more there were of the same in that minute. */
  readonly times?: number;
  /** Of how many callers these were, where they were too many to be told one by one. */
  readonly callers?: number;
}

/** What an API key looks like, also a part of one, and where none belongs. */
const KEYS = /kfa_[\w-]*/g;
const LONGEST_PATH = 300;

/** A path that may be kept. */
export function withoutSecrets(path: string): string {
  return path.slice(0, LONGEST_PATH).replaceAll(KEYS, 'kfa_***');
}
