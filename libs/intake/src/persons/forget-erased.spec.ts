import { LOCAL } from '#kafila/platform';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { personStream } from '#kafila/domain';
import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { PERSON_ERASED, Persons } from '#kafila/persons';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StreamWriters } from '../streams/stream-writers.js';
import { ErasePersonCommand } from '../erase-person/erase-person.command.js';
import { ErasePersonHandler } from '../erase-person/erase-person.handler.js';
import { ForgetErased } from './forget-erased.js';

let folder: string;
let store: EventStore;
let persons: Persons;
let following: ForgetErased;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-erased-'));
  store = await openWithoutThread({ file: join(folder, 'events.db') });
  persons = await Persons.open(join(folder, 'persons.db'));
  following = new ForgetErased(store, persons, { warn: () => undefined });
});
afterEach(async () => {
  await following.beforeApplicationShutdown();
  await persons.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function sealed(name: string): Promise<string> {
  const [text] = await persons.seal([{ member: 'driver', person: { name } }]);
  return text?.split(':')[2] ?? '';
}

const gulKhan = (): Promise<string> => sealed('Gul Khan');

async function recordErasure(personId: string): Promise<void> {
  const event = {
    id: '0193f2c4-0000-7000-8000-000000000001',
    type: PERSON_ERASED,
    data: { occurredAt: '2026-03-01T00:00:00.000Z', offset: '+00:00', reason: 'asked for' },
    metadata: {},
  };
  await store.append(personStream(personId), [event], 'none');
}

/** Resolves when the key is gone. */
async function forgotten(personId: string): Promise<void> {
  while (await persons.knows(personId)) await new Promise((soon) => setImmediate(soon));
}

describe('an erasure that is recorded', () => {
  it('destroys the key at the next start where the process died before it could', async () => {
    const personId = await gulKhan();
    await recordErasure(personId);
    expect(await persons.knows(personId)).toBe(true);
    following.onApplicationBootstrap();
    await forgotten(personId);
  });

  it('destroys the key while the service runs where another process has recorded it', async () => {
    const [gul, said] = [await gulKhan(), await sealed('Said Akbar')];
    following.onApplicationBootstrap();
    await recordErasure(gul);
    await forgotten(gul);
    expect(await persons.knows(said)).toBe(true);
  });

  it('is recorded before the key is destroyed: nobody is forgotten where the store does not answer', async () => {
    const personId = await gulKhan();
    const deaf: EventStore = {
      ...store,
      append: () => Promise.reject(new Error('no answer')),
      readStream: store.readStream.bind(store),
    };
    const handler = new ErasePersonHandler(new StreamWriters(deaf), persons);
    const caller = LOCAL;
    const erase = new ErasePersonCommand(personId, { reason: 'asked for' }, caller);
    await expect(handler.execute(erase)).rejects.toThrow('no answer');
    expect(await persons.knows(personId)).toBe(true);
  });
});
