import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely } from 'kysely';
import { type Schema } from '../../database/schema.js';
import { memoryTables } from '../../testing/memory-tables.js';
import { pendingRequests, readAnswer, writeAnswer, writeRequest } from './requests.js';

let db: Kysely<Schema>;
beforeAll(async () => {
  db = await memoryTables();
});
afterAll(() => db.destroy());
beforeEach(() => db.deleteFrom('projection_requests').execute());

const retry = (stream: string) => ({ what: 'retry' as const, stream, by: 'amina', reason: '' });

describe('a request', () => {
  it('is pending until it is answered, after those that were made before it', async () => {
    const first = await writeRequest(db, 'counters', retry('counter-a'));
    const second = await writeRequest(db, 'counters', retry('counter-b'));
    await writeRequest(db, 'others', retry('counter-c'));
    expect(await pendingRequests(db, 'counters')).toEqual([
      { id: first, ...retry('counter-a') },
      { id: second, ...retry('counter-b') },
    ]);
    await writeAnswer(db, first, { outcome: 'done', stillParked: null });
    expect((await pendingRequests(db, 'counters')).map(({ id }) => id)).toEqual([second]);
  });

  it('has no answer while it is pending, and keeps the one it got', async () => {
    const id = await writeRequest(db, 'counters', retry('counter-a'));
    expect(await readAnswer(db, id)).toBeUndefined();
    const stillParked = { position: (2n ** 60n).toString(), revision: 3, reason: 'It is garbled.' };
    await writeAnswer(db, id, { outcome: 'done', stillParked });
    expect(await readAnswer(db, id)).toEqual({ outcome: 'done', stillParked });
    expect(await readAnswer(db, 'of nobody')).toBeUndefined();
  });

  it('may give a reason that quotes what no database keeps', async () => {
    const skip = { what: 'skip' as const, stream: 'counter-a', by: 'amina', reason: 'a\0b' };
    await writeRequest(db, 'counters', skip);
    expect((await pendingRequests(db, 'counters'))[0]?.reason).toBe('a\ufffdb');
  });

  it('asks for a switch without any stream', async () => {
    await writeRequest(db, 'counters', { what: 'switch', stream: '', by: 'amina', reason: '' });
    expect(await pendingRequests(db, 'counters')).toMatchObject([{ what: 'switch', stream: '', reason: '' }]);
  });
});
