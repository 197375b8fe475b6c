import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { timesTried } from '#kafila/domain/testing';
import { Persons, PersonsReader } from './index.js';
import { type Person } from './person.js';

const GUL = { name: 'Gul Khan', phone: '+92 300 1234567', documentNumber: '42101-1234567-1' };

let folder: string;
let file: string;
let persons: Persons;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-persons-'));
  file = join(folder, 'persons.db');
  persons = await Persons.open(file);
});
afterEach(async () => {
  await persons.close();
  rmSync(folder, { recursive: true });
});

async function sealAll(...people: readonly Person[]): Promise<string[]> {
  return [...(await persons.seal(people.map((person) => ({ member: 'driver' as const, person }))))];
}
const seal = async (person: Person): Promise<string> => (await sealAll(person))[0] ?? '';
const idIn = (sealed: string): string => sealed.split(':')[2] ?? '';
async function revealed(sealed: string, { reveal }: Pick<Persons, 'reveal'> = persons): Promise<unknown> {
  const answer = { vehicles: [{ driver: sealed }] };
  const shown: unknown = JSON.parse(await reveal.text(JSON.stringify(answer)));
  expect(await reveal.value(answer)).toEqual(shown);
  return shown;
}

function keysIn(place: string): ReadonlyMap<string, Buffer> {
  const db = new Sqlite(place, { readonly: true });
  const rows = db.prepare<[], { id: string; key: Buffer }>('SELECT person_id AS id, key FROM persons').all();
  db.close();
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** The files of the folder in which one of the keys stands. */
function filesWith(keys: readonly (Buffer | undefined)[]): readonly string[] {
  return readdirSync(folder).filter((name) => {
    const content = readFileSync(join(folder, name));
    return keys.some((key) => key === undefined || content.includes(key));
  });
}

describe('a sealed person', () => {
  it('shows only an id, and is revealed inside JSON', async () => {
    const sealed = await seal(GUL);
    expect(sealed).toMatch(/^sealed:v1:[0-9a-f-]{36}:[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed.split(':')[3] ?? '', 'base64url').toString()).not.toContain('Gul');
    expect(await revealed(sealed)).toEqual({ vehicles: [{ driver: { personId: idIn(sealed), ...GUL } }] });
  });

  it('is the same text each time, so that what is sent twice is known as the same', async () => {
    expect(await seal(GUL)).toBe(await seal({ ...GUL }));
  });

  it('is the same person by the document, however it is spaced, and whatever the name', async () => {
    const { documentNumber } = GUL;
    expect(idIn(await seal({ name: 'G. Khan', documentNumber: '421011234567 1' }))).toBe(
      idIn(await seal(GUL)),
    );
    expect(await persons.find({ documentNumber })).toBe(idIn(await seal(GUL)));
    expect(idIn(await seal({ name: 'Gul Khan', documentNumber: '42101-7654321-1' }))).not.toBe(
      idIn(await seal(GUL)),
    );
  });

  it('is the same person by the name where no document is given, however it is written', async () => {
    expect(idIn(await seal({ name: ' gul  KHAN' }))).toBe(idIn(await seal({ name: 'Gul Khan' })));
    expect(await persons.find({ name: 'GUL KHAN' })).toBe(idIn(await seal({ name: 'Gul Khan' })));
  });

  it('comes back as it was given, whatever the name', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
        async (name, phone) => {
          const person = { name, ...(phone === undefined ? {} : { phone }), documentNumber: 'AB 1' };
          const sealed = await seal(person);
          expect(await revealed(sealed)).toEqual({
            vehicles: [{ driver: { personId: idIn(sealed), ...person } }],
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is not revealed where a letter of it was changed, or under the id of another person', async () => {
    const [gul, said] = (await sealAll(GUL, { name: 'Said Akbar' })) as [string, string];
    const text = gul.split(':')[3] ?? '';
    const changed = gul.replace(text, (text.startsWith('A') ? 'B' : 'A') + text.slice(1));
    const moved = gul.replace(idIn(gul), idIn(said));
    for (const sealed of [changed, moved]) {
      expect(await revealed(sealed)).toEqual({
        vehicles: [{ driver: { personId: idIn(sealed), unreadable: 'no-key' } }],
      });
    }
  });
});

describe('a text that is sealed', () => {
  it('is shown as the value of a personal member alone, wherever else it stands', async () => {
    const [driver] = await sealAll(GUL);
    const [receivedBy] = await persons.seal([{ member: 'receivedBy', person: GUL }]);
    const shown = { personId: idIn(driver ?? ''), ...GUL };
    const told = {
      driver,
      vehicles: [{ note: driver, receivedBy }],
      text: `{"driver":"${driver ?? ''}"}`,
      [`x","driver`]: driver,
      'x{': driver,
    };
    const expected = { ...told, driver: shown, vehicles: [{ note: driver, receivedBy: shown }] };
    expect(JSON.parse(await persons.reveal.text(JSON.stringify(told)))).toEqual(expected);
    expect(await persons.reveal.value(told)).toEqual(expected);
  });

  it('is shown in the members it was sealed for: what was written before they were sealed is the copy of none', async () => {
    const [driver] = await sealAll(GUL);
    const [paidTo] = await persons.seal([{ member: 'paidTo', person: GUL }]);
    const told = { receivedBy: driver, paidTo: driver?.replace('v1', 'v2'), driver: paidTo };
    const unreadable = { personId: idIn(driver ?? ''), unreadable: 'no-key' };
    expect(await persons.reveal.value(told)).toEqual({ ...told, paidTo: unreadable });
  });

  it('leaves every JSON valid, and the same but for personal members', async () => {
    const [sealed = ''] = await sealAll(GUL);
    const hostile = fc.array(
      fc.constantFrom(
        '"',
        '\\',
        '{',
        ',',
        ':',
        '"driver":',
        'driver',
        sealed,
        `"${sealed}"`,
        'sealed:v1:',
        'é',
        '\n',
      ),
      { maxLength: 8 },
    );
    const text = hostile.map((parts) => parts.join(''));
    const any = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(text, fc.constant('driver')), tie('value'), { maxKeys: 4 }),
        fc.record({ driver: tie('value') }),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(any, async (told) => {
        const shown: unknown = JSON.parse(await persons.reveal.text(JSON.stringify(told)));
        expect(shown).toEqual(shownNaively(told, sealed));
        expect(await persons.reveal.value(told)).toEqual(shown);
      }),
      { numRuns: timesTried(100, 2_000) },
    );
  });
});

/** Where a member `driver` has the sealed text as its value, the person; all else as it is. */
function shownNaively(told: unknown, sealed: string): unknown {
  if (Array.isArray(told)) return told.map((item) => shownNaively(item, sealed));
  if (typeof told !== 'object' || told === null) return told;
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [
      name,
      (name === 'driver' ? personIn(value, sealed) : undefined) ?? shownNaively(value, sealed),
    ]),
  );
}

/** A sealed text with letters after it looks like another sealed text, which no key opens. */
function personIn(value: unknown, sealed: string): object | undefined {
  if (value === sealed) return { personId: idIn(sealed), ...GUL };
  const longer =
    typeof value === 'string' && value.startsWith(sealed) && /^\w+$/.test(value.slice(sealed.length));
  return longer ? { personId: idIn(sealed), unreadable: 'no-key' } : undefined;
}

describe('a forgotten person', () => {
  it('is read nowhere again: not here, not by a reader that had read it, not after a restart', async () => {
    const sealed = await seal(GUL);
    const reader = new PersonsReader(file);
    expect(await revealed(sealed, reader)).toEqual(await revealed(sealed));
    await persons.forget(idIn(sealed));
    const erased = { vehicles: [{ driver: { personId: idIn(sealed), unreadable: 'erased' } }] };
    expect(await revealed(sealed)).toEqual(erased);
    expect(await revealed(sealed, reader)).toEqual(erased);
    await reader.close();
    await persons.close();
    persons = await Persons.open(file);
    expect(await revealed(sealed)).toEqual(erased);
  });

  it('leaves neither the key nor what it was found by in the file', async () => {
    const sealed = await seal(GUL);
    const before = readFileSync(file);
    const key = before.subarray(
      before.indexOf(idIn(sealed)) + 36 + 32,
      before.indexOf(idIn(sealed)) + 36 + 32 + 64,
    );
    expect(before.includes(key)).toBe(true);
    await persons.forget(idIn(sealed));
    const after = readFileSync(file);
    expect(after.includes(key)).toBe(false);
    expect(await persons.find(GUL)).toBeUndefined();
    expect(await persons.knows(idIn(sealed))).toBe(false);
  });

  it('leaves the key in no file: not in the journal, of whatever was written before, nor after a death in between', async () => {
    const people = Array.from({ length: 60 }, (_, i) => ({ name: `Driver ${i}` }));
    for (let at = 0; at < people.length; at += 10) await sealAll(...people.slice(at, at + 10));
    const sealed = await sealAll(...people);
    const keys = keysIn(file);
    const [late, ...others] = sealed.map(idIn).filter((_, i) => i % 3 === 0);
    for (const personId of others) await persons.forget(personId);
    expect(filesWith(others.map((id) => keys.get(id)))).toEqual([]);

    // As a process leaves it that dies as soon as the key is destroyed.
    const db = new Sqlite(file);
    db.pragma('journal_mode = PERSIST');
    db.pragma('secure_delete = ON');
    db.prepare('UPDATE persons SET key = NULL, identity = NULL WHERE person_id = ?').run(late);
    db.close();
    expect(filesWith([keys.get(late ?? '')])).not.toEqual([]);
    await persons.close();
    persons = await Persons.open(file);
    expect(filesWith([keys.get(late ?? '')])).toEqual([]);
    expect(statSync(`${file}-journal`).mode & 0o777).toBe(0o600);
  });

  it('is a new person when sealed again; the others stay as they are', async () => {
    const [gul, said] = (await sealAll(GUL, { name: 'Said Akbar' })) as [string, string];
    await persons.forget(idIn(gul));
    await persons.forget(idIn(gul));
    expect(idIn(await seal(GUL))).not.toBe(idIn(gul));
    expect(await revealed(said)).toEqual({
      vehicles: [{ driver: { personId: idIn(said), name: 'Said Akbar' } }],
    });
  });

  it('stays forgotten where the keys are brought back from a backup and it is forgotten once more', async () => {
    const sealed = await seal(GUL);
    const backup = readFileSync(file);
    await persons.forget(idIn(sealed));
    await persons.close();
    writeFileSync(file, backup);
    persons = await Persons.open(file);
    expect(await persons.knows(idIn(sealed))).toBe(true);
    await persons.forget(idIn(sealed));
    expect(await revealed(sealed)).toEqual({
      vehicles: [{ driver: { personId: idIn(sealed), unreadable: 'erased' } }],
    });
  });
});

describe('the file of keys', () => {
  it('is read by its owner only, and refused where others may read it', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await persons.close();
    chmodSync(file, 0o640);
    await expect(Persons.open(file)).rejects.toThrow(
      `Others may read the keys of persons in ${file}; run: chmod 600 ${file}`,
    );
    chmodSync(file, 0o600);
    persons = await Persons.open(file);
  });

  it('is refused where it is another file, and nothing is written to that', async () => {
    const other = join(folder, 'other.db');
    writeFileSync(other, 'no database, but long enough to be looked at as if it were one'.repeat(20), {
      mode: 0o600,
    });
    const before = readFileSync(other);
    await expect(Persons.open(other)).rejects.toThrow(/cannot be read/);
    expect(readFileSync(other)).toEqual(before);
  });

  it('may be missing for a reader, who reveals from the moment it is there', async () => {
    const later = join(folder, 'later.db');
    const reader = new PersonsReader(later);
    const sealed = await seal(GUL);
    expect(await revealed(sealed, reader)).toEqual({
      vehicles: [{ driver: { personId: idIn(sealed), unreadable: 'no-key' } }],
    });
    const made = await Persons.open(later);
    const [other] = (await made.seal([{ member: 'driver', person: GUL }])) as [string];
    expect(await revealed(other, reader)).toEqual({
      vehicles: [{ driver: { personId: idIn(other), ...GUL } }],
    });
    await made.close();
    await reader.close();
  });
});
