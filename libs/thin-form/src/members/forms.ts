import { base36, fromBase36 } from '../characters/base36.js';
import { readInstantAt, writeInstant } from '../characters/instant.js';
import { readText, writeText } from '../characters/text.js';
import { readUuid, writeUuid } from '../characters/uuid.js';
import { type CodeTable } from '../codes/code-table.js';
import { PLACES } from '../codes/places.js';
import { WORDS } from '../codes/words.js';
import { ThinUnreadable } from '../thin-fault.js';

/** How a value is written. */
export interface Form {
  /** Undefined where this form cannot write it. Whether it comes out of it as it was, is seen by reading it. */
  write(value: unknown): string | undefined;
  /** Undefined where nobody wrote it so. @throws ThinUnreadable of a code that is not known */
  read(written: string): unknown;
}

export const text: Form = {
  write: (value) => (typeof value === 'string' && value !== '' ? writeText(value) : undefined),
  read: readText,
};

export const uuid: Form = {
  write: (value) => (typeof value === 'string' ? writeUuid(value) : undefined),
  read: readUuid,
};

export const instant: Form = {
  write: (value) => (typeof value === 'string' ? writeInstant(value) : undefined),
  read: (written) => {
    const found = readInstantAt(written);
    return found?.length === written.length ? found.instant : undefined;
  },
};

export const count: Form = {
  write: (value) =>
    Number.isSafeInteger(value) && (value as number) >= 0 ? base36(value as number) : undefined,
  read: fromBase36,
};

const YES = '1';
const NO = '0';
export const flag: Form = {
  write: (value) => (typeof value === 'boolean' ? (value ? YES : NO) : undefined),
  read: (written) => (written === YES ? true : written === NO ? false : undefined),
};

const NUMBER = /^-?\d+(\.\d+)?(e-\d+)?$/;

/** As ECMAScript writes it. */
export const decimal: Form = {
  write: (value) => (typeof value === 'number' ? String(value) : undefined),
  read: (written) => (NUMBER.test(written) ? Number(written) : undefined),
};

const WRITTEN_OUT = '-';

/** A word of a list by its code, any other after a hyphen. */
function coded(list: string, table: CodeTable): Form {
  return {
    write: (value) => {
      if (typeof value !== 'string' || value === '') return undefined;
      return table.codeOf(value) ?? WRITTEN_OUT + writeText(value);
    },
    read: (written) => {
      if (written.startsWith(WRITTEN_OUT)) return readText(written.slice(WRITTEN_OUT.length));
      const word = table.wordOf(written);
      if (word !== undefined) return word;
      throw ThinUnreadable.ofCode(list, written);
    },
  };
}

export const place = coded('place', PLACES);
export const word = coded('word', WORDS);
