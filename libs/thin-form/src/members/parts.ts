import { decimal, flag, type Form, text, word } from './forms.js';

const BETWEEN = '/';

/** An object as its members in a fixed order, with slashes between them. One that it has not is empty; empty ones at the end are left out. */
function parts(members: Readonly<Record<string, Form>>): Form {
  const forms = Object.entries(members);
  return {
    write: (value) => {
      if (typeof value !== 'object' || value === null) return undefined;
      const said = value as Readonly<Record<string, unknown>>;
      const written: string[] = [];
      for (const [name, form] of forms) {
        const part = said[name] === undefined ? '' : form.write(said[name]);
        if (part === undefined) return undefined;
        written.push(part.replaceAll(BETWEEN, ':2F'));
      }
      return written.join(BETWEEN).replace(/\/+$/, '');
    },
    read: (written) => {
      const found = written.split(BETWEEN);
      if (found.length > forms.length) return undefined;
      const said: Record<string, unknown> = {};
      for (const [index, [name, form]] of forms.entries()) {
        const part = found[index] ?? '';
        if (part === '') continue;
        const value = form.read(part);
        if (value === undefined) return undefined;
        said[name] = value;
      }
      return said;
    },
  };
}

export const position = parts({ lat: decimal, lon: decimal, accuracyM: decimal });
export const money = parts({ amount: text, currency: text });
export const payment = parts({ amount: text, currency: text, official: flag, paidTo: text, amountFor: word });
export const ledger = parts({ number: text, date: text });
export const certificate = parts({ reference: text, date: text });
