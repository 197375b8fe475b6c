import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely } from 'kysely';
import { hostname } from 'node:os';
import { type Schema } from '../../database/schema.js';
import { memoryTables } from '../../testing/memory-tables.js';
import { NO_CHANGE } from '../projection/change-id.js';
import { type Projection, type Touched } from '../projection/projection.js';
import { NO_ROWS } from '../rows/rows-digest.js';
import {
  makeCheckpoint,
  moveCheckpoint,
  readCheckpoint,
  readPosition,
  readReached,
  readStanding,
  writeFilledTo,
} from './checkpoint.js';
import { forgetHolder, noteHolder } from './lock-holder.js';
import { noteRepair } from './note-repair.js';

let db: Kysely<Schema>;
beforeAll(async () => {
  db = await memoryTables();
});
afterAll(() => db.destroy());
beforeEach(async () => {
  await db.deleteFrom('projections').execute();
  await db.deleteFrom('parked_streams').execute();
  await makeCheckpoint(db, { name: 'counters', version: 3, indexed: false });
});

const BEGUN = { position: 0n, rowsDigest: NO_ROWS };
/** Beyond 2^53, so that a number would round it. */
const FAR = { position: 2n ** 60n + 1n, rowsDigest: 'a'.repeat(32) };

describe('the checkpoint of a projection', () => {
  it('begins before the first event, with no rows', async () => {
    expect(await readCheckpoint(db, 'counters')).toEqual({
      ...BEGUN,
      ...{ version: 3, indexed: false, filledTo: null, anchors: null, lockedBy: null },
    });
  });

  it('moves with the rows, and is read exactly', async () => {
    await moveCheckpoint(db, 'counters', BEGUN, FAR);
    expect(await readCheckpoint(db, 'counters')).toMatchObject(FAR);
    expect(await readPosition(db, 'counters')).toBe(FAR.position);
  });

  it('does not move where another runner has moved it, or its rows are others', async () => {
    await moveCheckpoint(db, 'counters', BEGUN, FAR);
    const moving = moveCheckpoint(db, 'counters', BEGUN, { ...FAR, position: 9n });
    await expect(moving).rejects.toThrow("The checkpoint of 'counters' is not at 0 any more.");
    const elsewhere = moveCheckpoint(db, 'counters', { ...FAR, rowsDigest: NO_ROWS }, BEGUN);
    await expect(elsewhere).rejects.toThrow(`is not at ${FAR.position.toString()} any more`);
    const behind = moveCheckpoint(db, 'counters', { ...FAR, position: 9n }, BEGUN);
    await expect(behind).rejects.toThrow('is not at 9 any more');
    expect(await readCheckpoint(db, 'counters')).toMatchObject(FAR);
  });

  it('does not move that of another projection', async () => {
    await makeCheckpoint(db, { name: 'counters@next', version: 4, indexed: true });
    await moveCheckpoint(db, 'counters', BEGUN, FAR);
    expect(await readCheckpoint(db, 'counters@next')).toMatchObject({ ...BEGUN, version: 4, indexed: true });
  });

  it('is at 0 where the projection has never run', async () => {
    expect(await readCheckpoint(db, 'none')).toBeUndefined();
    expect(await readPosition(db, 'none')).toBe(0n);
    expect(await readStanding(db, 'none')).toEqual({ position: 0n, parked: 0 });
    expect(await readReached(db, 'none')).toEqual(NO_CHANGE);
  });

  it('says how far its rows are filled stream by stream, until they are', async () => {
    await writeFilledTo(db, 'counters', FAR.position);
    expect((await readCheckpoint(db, 'counters'))?.filledTo).toBe(FAR.position);
    await writeFilledTo(db, 'counters', null);
    expect((await readCheckpoint(db, 'counters'))?.filledTo).toBeNull();
  });

  it('is told together with the number of streams that are parked in it', async () => {
    const parked = { revision: 0, position: 1n, reason: '', parked_at: '' };
    await db
      .insertInto('parked_streams')
      .values([
        { projection: 'counters', stream: 'counter-a', ...parked },
        { projection: 'counters', stream: 'counter-b', ...parked },
        { projection: 'others', stream: 'counter-c', ...parked },
      ])
      .execute();
    await moveCheckpoint(db, 'counters', BEGUN, FAR);
    expect(await readStanding(db, 'counters')).toEqual({ position: FAR.position, parked: 2 });
  });
});

describe('who holds the lock', () => {
  it('is noted for people, until it is given back', async () => {
    await noteHolder(db, 'counters');
    expect((await readCheckpoint(db, 'counters'))?.lockedBy).toBe(`${hostname()}:${process.pid}`);
    await forgetHolder(db, 'counters');
    expect((await readCheckpoint(db, 'counters'))?.lockedBy).toBeNull();
  });

  it('does not matter where it cannot be taken back', async () => {
    const gone = await memoryTables();
    await gone.destroy();
    await expect(forgetHolder(gone, 'counters')).resolves.toBeUndefined();
    await expect(noteHolder(gone, 'counters')).rejects.toThrow();
  });
});

describe('a repair', () => {
  const touched: Touched = { changes: [], tips: [] };
  const noting = (counts: readonly number[], seen: unknown[] = []): Projection => {
    const left = [...counts];
    return {
      ...{ name: 'counters', version: 3, kinds: [], tables: [] },
      noteRepair: (_, what, after) => {
        seen.push([what, after]);
        return Promise.resolve(left.shift() ?? 0);
      },
    };
  };

  it('is numbered after the last one, and moves no position', async () => {
    await moveCheckpoint(db, 'counters', BEGUN, FAR);
    const seen: unknown[] = [];
    const projection = noting([2, 3], seen);
    await noteRepair(db, projection, touched);
    await noteRepair(db, projection, touched);
    expect(seen).toEqual([
      [touched, { position: FAR.position, repair: 0 }],
      [touched, { position: FAR.position, repair: 2 }],
    ]);
    expect(await readReached(db, 'counters')).toEqual({ position: FAR.position, repair: 5 });
  });

  it('takes no number where it changes nothing that is followed', async () => {
    await noteRepair(db, noting([0]), touched);
    await noteRepair(db, { ...{ name: 'counters', version: 3 }, kinds: [], tables: [] }, touched);
    expect(await readReached(db, 'counters')).toEqual({ position: 0n, repair: 0 });
  });
});
