import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Persons, PersonsReader } from './index.js';
import { type Person } from './person.js';

const GUL = { name: 'Gul Khan', phone: '+92 300 1234567', documentNumber: '42101-1234567-1' };

let folder: string;
let file: string;
let persons: Persons;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-persons-'));
  file = join(folder, 'persons.db');
  persons = new Persons(file);
});
afterEach(() => {
  persons.close();
  rmSync(folder, { recursive: true });
});

const seal = (person: Person): string => persons.seal([person])[0] ?? '';
const idIn = (sealed: string): string => sealed.split(':')[2] ?? '';
const revealed = (sealed: string, by: { reveal(json: string): string } = persons): unknown =>
  JSON.parse(by.reveal(JSON.stringify({ vehicles: [{ driver: sealed }] })));

describe('a sealed person', () => {
  it('shows only an id, and is revealed inside JSON', () => {
    const sealed = seal(GUL);
    expect(sealed).toMatch(/^sealed:v1:[0-9a-f-]{36}:[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed.split(':')[3] ?? '', 'base64url').toString()).not.toContain('Gul');
    expect(revealed(sealed)).toEqual({ vehicles: [{ driver: { personId: idIn(sealed), ...GUL } }] });
  });

  it('is the same text each time, so that what is sent twice is known as the same', () => {
    expect(seal(GUL)).toBe(seal({ ...GUL }));
  });

  it('is the same person by the document, however it is spaced, and whatever the name', () => {
    const { documentNumber } = GUL;
    expect(idIn(seal({ name: 'G. Khan', documentNumber: '421011234567 1' }))).toBe(idIn(seal(GUL)));
    expect(persons.find({ documentNumber })).toBe(idIn(seal(GUL)));
    expect(idIn(seal({ name: 'Gul Khan', documentNumber: '42101-7654321-1' }))).not.toBe(idIn(seal(GUL)));
  });

  it('is the same person by the name where no document is given, however it is written', () => {
    expect(idIn(seal({ name: ' gul  KHAN' }))).toBe(idIn(seal({ name: 'Gul Khan' })));
    expect(persons.find({ name: 'GUL KHAN' })).toBe(idIn(seal({ name: 'Gul Khan' })));
  });

  it('comes back as it was given, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
        (name, phone) => {
          const person = { name, ...(phone === undefined ? {} : { phone }), documentNumber: 'AB 1' };
          const sealed = seal(person);
          expect(revealed(sealed)).toEqual({ vehicles: [{ driver: { personId: idIn(sealed), ...person } }] });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is not revealed where a letter of it was changed, or under the id of another person', () => {
    const [gul, said] = persons.seal([GUL, { name: 'Said Akbar' }]) as [string, string];
    const text = gul.split(':')[3] ?? '';
    const changed = gul.replace(text, (text.startsWith('A') ? 'B' : 'A') + text.slice(1));
    const moved = gul.replace(idIn(gul), idIn(said));
    for (const sealed of [changed, moved]) {
      expect(revealed(sealed)).toEqual({
        vehicles: [{ driver: { personId: idIn(sealed), unreadable: 'no-key' } }],
      });
    }
  });
});

describe('a forgotten person', () => {
  it('is read nowhere again: not here, not by a reader that had read it, not after a restart', () => {
    const sealed = seal(GUL);
    const reader = new PersonsReader(file);
    expect(revealed(sealed, reader)).toEqual(revealed(sealed));
    persons.forget(idIn(sealed));
    const erased = { vehicles: [{ driver: { personId: idIn(sealed), unreadable: 'erased' } }] };
    expect(revealed(sealed)).toEqual(erased);
    expect(revealed(sealed, reader)).toEqual(erased);
    reader.close();
    persons.close();
    persons = new Persons(file);
    expect(revealed(sealed)).toEqual(erased);
  });

  it('leaves neither the key nor what it was found by in the file', () => {
    const sealed = seal(GUL);
    const before = readFileSync(file);
    const key = before.subarray(
      before.indexOf(idIn(sealed)) + 36 + 32,
      before.indexOf(idIn(sealed)) + 36 + 32 + 64,
    );
    expect(before.includes(key)).toBe(true);
    persons.forget(idIn(sealed));
    const after = readFileSync(file);
    expect(after.includes(key)).toBe(false);
    expect(persons.find(GUL)).toBeUndefined();
    expect(persons.knows(idIn(sealed))).toBe(false);
  });

  it('is a new person when sealed again; the others stay as they are', () => {
    const [gul, said] = persons.seal([GUL, { name: 'Said Akbar' }]) as [string, string];
    persons.forget(idIn(gul));
    persons.forget(idIn(gul));
    expect(idIn(seal(GUL))).not.toBe(idIn(gul));
    expect(revealed(said)).toEqual({ vehicles: [{ driver: { personId: idIn(said), name: 'Said Akbar' } }] });
  });

  it('stays forgotten where the keys are brought back from a backup and it is forgotten once more', () => {
    const sealed = seal(GUL);
    const backup = readFileSync(file);
    persons.forget(idIn(sealed));
    persons.close();
    writeFileSync(file, backup);
    persons = new Persons(file);
    expect(persons.knows(idIn(sealed))).toBe(true);
    persons.forget(idIn(sealed));
    expect(revealed(sealed)).toEqual({
      vehicles: [{ driver: { personId: idIn(sealed), unreadable: 'erased' } }],
    });
  });
});

describe('the file of keys', () => {
  it('is read by its owner only, and refused where others may read it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    persons.close();
    chmodSync(file, 0o640);
    expect(() => new Persons(file)).toThrow(
      `Others may read the keys of persons in ${file}; run: chmod 600 ${file}`,
    );
    chmodSync(file, 0o600);
    persons = new Persons(file);
  });

  it('is refused where it is another file, and nothing is written to that', () => {
    const other = join(folder, 'other.db');
    writeFileSync(other, 'no database, but long enough to be looked at as if it were one'.repeat(20), {
      mode: 0o600,
    });
    const before = readFileSync(other);
    expect(() => new Persons(other)).toThrow(/cannot be read/);
    expect(readFileSync(other)).toEqual(before);
  });

  it('may be missing for a reader, who reveals from the moment it is there', () => {
    const later = join(folder, 'later.db');
    const reader = new PersonsReader(later);
    const sealed = seal(GUL);
    expect(revealed(sealed, reader)).toEqual({
      vehicles: [{ driver: { personId: idIn(sealed), unreadable: 'no-key' } }],
    });
    const made = new Persons(later);
    const [other] = made.seal([GUL]) as [string];
    expect(revealed(other, reader)).toEqual({ vehicles: [{ driver: { personId: idIn(other), ...GUL } }] });
    made.close();
    reader.close();
  });
});
