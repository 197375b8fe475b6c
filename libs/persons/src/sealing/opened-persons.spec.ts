import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Persons } from '../persons.js';

let folder: string;
let persons: Persons;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-opened-'));
  persons = await Persons.open(join(folder, 'persons.db'));
});
afterEach(async () => {
  await persons.close();
  rmSync(folder, { recursive: true });
});

/** How often others have their turn while something is done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let next = setImmediate(function turn() {
    turns++;
    next = setImmediate(turn);
  });
  await work();
  clearImmediate(next);
  return turns;
}

describe('the drivers of a convoy of many vehicles', () => {
  it('are opened with turns for others, and are as many as without', async () => {
    const drivers = Array.from({ length: 400 }, (_, i) => ({ name: `Driver ${i}` }));
    const sealed = await persons.seal(drivers.map((person) => ({ member: 'driver', person })));
    const answer = JSON.stringify({ vehicles: sealed.map((driver) => ({ driver })) });
    let shown = '';
    const reveal = async (): Promise<void> => void (shown = await persons.reveal.text(answer));
    const opening = await turnsDuring(reveal);
    expect((JSON.parse(shown) as { vehicles: unknown[] }).vehicles).toMatchObject(
      drivers.map((driver) => ({ driver })),
    );
    // Persons that are remembered are not opened again.
    expect(opening).toBeGreaterThan((await turnsDuring(reveal)) + 1);
  });
});
