import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { openWithoutThread } from '#kafila/event-store/testing';
import { TransparencyLog } from '../log/transparency-log.js';
import { catchUp, placeIn, PREFIXES } from '../testing/audited-world.js';
import { Evidence } from '../testing/evidence.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { tilesInFolder } from '../tiles/tile-source.js';
import { eventsInFile } from './events-in-file.js';
import { verifyLog } from './verify-log.js';

const temporary = temporaryFolder();
let evidence: Evidence;

beforeAll(async () => {
  evidence = await Evidence.gather(temporary);
}, 60_000);

/** Moves all events from a position on up by one: through negative positions, so that none meets another. */
function makeRoom(from: number): string {
  return (
    `UPDATE events SET position = -position WHERE position >= ${from};` +
    `UPDATE events SET position = 1 - position WHERE position < 0;`
  );
}

describe('a store that nobody altered', () => {
  it('is found intact, with the size, the root and the checkpoints', async () => {
    const copy = evidence.copy();
    expect(await evidence.verify(copy)).toEqual({
      outcome: 'intact',
      events: 400,
      position: 400n,
      root: evidence.checkpoint.root,
      unsigned: 0,
      checkpoints: [320],
      bindings: 0,
      notLookedAt: [],
    });
  });

  it('tells how far it has come, and can be interrupted', async () => {
    const copy = evidence.copy();
    const { file, log } = copy;
    const stopping = new AbortController();
    const run = verifyLog({
      events: eventsInFile(file),
      streamPrefixes: PREFIXES,
      log: tilesInFolder(log),
      verifierKeys: evidence.keys,
      signal: stopping.signal,
    });
    expect(await run.next()).toEqual({ done: false, value: { events: 250, position: 250n, head: 400n } });
    expect(await run.next()).toEqual({ done: false, value: { events: 400, position: 400n, head: 400n } });
    const again = verifyLog({
      events: eventsInFile(file),
      streamPrefixes: PREFIXES,
      log: tilesInFolder(log),
      verifierKeys: evidence.keys,
      signal: AbortSignal.abort(new Error('enough')),
    });
    await expect(again.next()).rejects.toThrow('enough');
  });
});

describe('an event', () => {
  it('that was deleted is named, with its revision and id', async () => {
    const verdict = await evidence.altered('DELETE FROM events WHERE position = 127');
    expect(verdict).toMatchObject({
      outcome: 'broken',
      fault: { code: 'missing', position: 127n, leaf: 101 },
    });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain(evidence.eventAt(127).id);
  });

  it('that was deleted is named also where all after it were moved up to hide the gap', async () => {
    const close = `UPDATE events SET position = -position WHERE position > 127;
      UPDATE events SET position = -position - 1 WHERE position < 0;`;
    const verdict = await evidence.altered(`DELETE FROM events WHERE position = 127; ${close}`);
    expect(verdict).toMatchObject({
      outcome: 'broken',
      fault: { code: 'missing', position: 127n, leaf: 101 },
    });
  });

  it('that the log does not cover is missed too', async () => {
    const verdict = await evidence.altered('DELETE FROM events WHERE position = 125');
    expect(verdict).toMatchObject({ outcome: 'broken', fault: { position: 125n } });
  });

  it('that was inserted is named', async () => {
    const insert = `INSERT INTO events SELECT 127, stream_id, 5000, recorded_at, '00000000-0000-4000-8000-000000000000',
      type, data, metadata FROM events WHERE position = 126`;
    const verdict = await evidence.altered(`${makeRoom(127)} ${insert}`);
    expect(verdict).toMatchObject({
      outcome: 'broken',
      fault: { code: 'inserted', position: 127n, leaf: 101 },
    });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain(
      '00000000-0000-4000-8000-000000000000',
    );
  });

  it('that was inserted before all others is named', async () => {
    const verdict = await evidence.altered(
      `INSERT INTO events SELECT 0, stream_id, 5000, recorded_at, id, type, data, metadata FROM events WHERE position = 1`,
    );
    expect(verdict).toMatchObject({ outcome: 'broken', fault: { code: 'inserted', position: 0n, leaf: 0 } });
  });

  it('that changed places with another is named', async () => {
    const swap = `UPDATE events SET position = -1 WHERE position = 127; UPDATE events SET position = 127 WHERE position = 333;
      UPDATE events SET position = 333 WHERE position = -1;`;
    const verdict = await evidence.altered(swap);
    expect(verdict).toMatchObject({
      outcome: 'broken',
      fault: { code: 'reordered', position: 127n, leaf: 101 },
    });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain('position 333');
  });

  it('that was recorded since, out of order or twice, is named though no leaf stands for it yet', async () => {
    const add = (revision: string, id: string): string =>
      `INSERT INTO events SELECT 401, stream_id, ${revision}, recorded_at, ${id}, type, data, metadata
       FROM events WHERE position = 397`;
    const fresh = `'00000000-0000-4000-8000-000000000000'`;
    expect(await evidence.altered(add('revision + 2', fresh))).toMatchObject({
      fault: { code: 'revision-gap', position: 401n },
    });
    expect(await evidence.altered(add('revision + 1', 'id'))).toMatchObject({
      fault: { code: 'id-repeated', position: 401n },
    });
    expect(await evidence.altered(add('revision + 1', fresh).replace('401', '402'))).toMatchObject({
      fault: { code: 'position-gap', position: 401n },
    });
    expect(await evidence.altered(add('revision + 1', fresh))).toMatchObject({
      outcome: 'intact',
      unsigned: 1,
    });
  });
});

describe('a tail that was cut off', () => {
  const cut = 'DELETE FROM events WHERE position > 300';

  it('is found against the log, and its first event named', async () => {
    const verdict = await evidence.altered(cut);
    expect(verdict).toMatchObject({
      outcome: 'broken',
      events: 300,
      fault: { code: 'tail-missing', position: 301n, leaf: 240 },
    });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain(evidence.eventAt(301).id);
  });

  it('is found against a checkpoint that was kept, where the log was begun anew to hide it', async () => {
    const { file } = evidence.copy(cut);
    const place = { ...placeIn(temporary, 'anew'), keyFolder: evidence.place.keyFolder };
    mkdirSync(`${place.folder}.new`);
    const log = await TransparencyLog.open(place);
    const store = await openWithoutThread({ file });
    await catchUp(log, store);
    await log.close();
    await store.close();
    expect(await evidence.verify({ file, log: place.folder })).toMatchObject({
      outcome: 'intact',
      events: 300,
    });
    const verdict = await evidence.verify({ file, log: place.folder }, { kept: [evidence.checkpoint.note] });
    expect(verdict).toMatchObject({ outcome: 'broken', fault: { code: 'tail-missing', leaf: 240 } });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain('80 events are gone');
  });
});

afterAll(() => {
  temporary.remove();
});
