import { PERSONAL_MEMBERS, withPersonal } from '#kafila/domain';
import { type HiddenPerson } from './person.js';

const HIDDEN: HiddenPerson = { unreadable: 'hidden' };
const HIDDEN_TEXT = JSON.stringify(HIDDEN);

/**
 * A personal member whose value is a text, in JSON without blanks. A quote after `{` or `,` begins a name, never the end of a
 * string: inside of a string a backslash stands before a quote.
 */
const NAMED = new RegExp(`([{,]"(?:${PERSONAL_MEMBERS.join('|')})":)"(?:[^"\\\\]|\\\\.)*"`, 'g');

/** Shows that there is a person where one is named, sealed or recorded before names were, and nothing of whom. Needs no key. */
export const HIDE_PERSONS = {
  /** A JSON text without blanks, as `JSON.stringify` writes it. */
  text: (json: string): Promise<string> => Promise.resolve(json.replace(NAMED, `$1${HIDDEN_TEXT}`)),
  /** The same of plain data. */
  value: <T>(data: T): Promise<T> => {
    const hide = (value: unknown): unknown =>
      typeof value === 'string' ? HIDDEN : withPersonal(value, hide);
    return Promise.resolve(withPersonal(data, hide));
  },
} as const;
