import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, type JsonObject } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { Persons, PersonKeysUnusable } from '#kafila/persons';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openPersons } from './open-persons.js';

let folder: string;
let keys: string;
let store: EventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-keys-'));
  keys = join(folder, 'persons.db');
  store = await openWithoutThread({ file: join(folder, 'events.db') });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function record(data: JsonObject): Promise<void> {
  const event = { id: '0193f2c4-0000-7000-8000-000000000001', type: 'VehicleJoined', data, metadata: {} };
  await store.append('convoy-c1', [event], 'any');
}

async function sealed(): Promise<string> {
  const persons = await Persons.open(keys);
  const [text = ''] = await persons.seal([{ member: 'driver', person: { name: 'Gul Khan' } }]);
  await persons.close();
  return text;
}

async function opens(): Promise<void> {
  await (await openPersons(keys, store)).close();
}

describe('the keys of persons', () => {
  it('begin where no event needs any, whatever a unit wrote into its notes', async () => {
    await record({ note: 'sealed:v1:00000000-0000-0000-0000-000000000000:A', driver: 'Gul Khan' });
    await opens();
    await record({ vehicle: { driver: await sealed() } });
    await opens();
  });

  it.each([
    [
      'gone',
      () => {
        rmSync(keys, { force: true });
      },
    ],
    [
      'empty',
      () => {
        writeFileSync(keys, '');
      },
    ],
  ])('never begin where persons were sealed and they are %s', async (_, lose) => {
    await record({ note: 'nobody' });
    await record({ vehicle: { driver: await sealed() } });
    lose();
    const opening = openPersons(keys, store);
    await expect(opening).rejects.toThrow(PersonKeysUnusable);
    await expect(opening).rejects.toThrow(
      /the first at position 2\. Put the keys back.*kafila begin-anew persons/,
    );
    await (await Persons.open(keys)).close();
    await opens();
  });
});
